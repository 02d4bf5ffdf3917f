package plait.contract;

import plait.ThreadSettings;
import plait.Threads;

class DeadlockOnPlatformThreadsTest extends DeadlockContract {
  @Override
  ThreadSettings threads() {
    return Threads.platform();
  }
}

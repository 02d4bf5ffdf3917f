package plait.contract;

import plait.ThreadSettings;
import plait.Threads;

class RLockOnPlatformThreadsTest extends RLockContract {
  @Override
  ThreadSettings threads() {
    return Threads.platform();
  }
}

package plait.contract;

import plait.ThreadSettings;
import plait.Threads;

class RWLockOnPlatformThreadsTest extends RWLockContract {
  @Override
  ThreadSettings threads() {
    return Threads.platform();
  }
}

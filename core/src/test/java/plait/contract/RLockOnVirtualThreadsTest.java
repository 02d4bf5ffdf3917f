package plait.contract;

import plait.ThreadSettings;
import plait.Threads;

class RLockOnVirtualThreadsTest extends RLockContract {
  @Override
  ThreadSettings threads() {
    return Threads.virtual();
  }
}

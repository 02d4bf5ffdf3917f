package plait.contract;

import plait.ThreadSettings;
import plait.Threads;

class RWLockOnVirtualThreadsTest extends RWLockContract {
  @Override
  ThreadSettings threads() {
    return Threads.virtual();
  }
}

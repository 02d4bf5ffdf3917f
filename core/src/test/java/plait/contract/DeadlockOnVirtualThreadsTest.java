package plait.contract;

import plait.ThreadSettings;
import plait.Threads;

class DeadlockOnVirtualThreadsTest extends DeadlockContract {
  @Override
  ThreadSettings threads() {
    return Threads.virtual();
  }
}

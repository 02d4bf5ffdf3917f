package plait.contract;

import plait.ThreadSettings;
import plait.Threads;

class DeadlockOfProcessesOnVirtualThreadsTest extends DeadlockContract {
  @Override
  ThreadSettings threads() {
    return Threads.virtual();
  }

  @Override
  Things things() {
    return Things.OF_PROCESSES;
  }
}

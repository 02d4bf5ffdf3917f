package plait.contract;

import plait.ThreadSettings;
import plait.Threads;

class CondvarOfProcessesOnVirtualThreadsTest extends CondvarContract {
  @Override
  ThreadSettings threads() {
    return Threads.virtual();
  }

  @Override
  Things things() {
    return Things.OF_PROCESSES;
  }
}

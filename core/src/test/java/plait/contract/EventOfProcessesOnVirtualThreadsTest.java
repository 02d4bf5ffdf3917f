package plait.contract;

import plait.ThreadSettings;
import plait.Threads;

class EventOfProcessesOnVirtualThreadsTest extends EventContract {
  @Override
  ThreadSettings threads() {
    return Threads.virtual();
  }

  @Override
  Things things() {
    return Things.OF_PROCESSES;
  }
}

package plait.contract;

import plait.ThreadSettings;
import plait.Threads;

class BarrierOfProcessesOnVirtualThreadsTest extends BarrierContract {
  @Override
  ThreadSettings threads() {
    return Threads.virtual();
  }

  @Override
  Things things() {
    return Things.OF_PROCESSES;
  }
}

package plait.contract;

import plait.ThreadSettings;
import plait.Threads;

class BarrierOfProcessesOnPlatformThreadsTest extends BarrierContract {
  @Override
  ThreadSettings threads() {
    return Threads.platform();
  }

  @Override
  Things things() {
    return Things.OF_PROCESSES;
  }
}

package plait.contract;

import plait.ThreadSettings;
import plait.Threads;

class CondvarOfProcessesOnPlatformThreadsTest extends CondvarContract {
  @Override
  ThreadSettings threads() {
    return Threads.platform();
  }

  @Override
  Things things() {
    return Things.OF_PROCESSES;
  }
}

package plait.contract;

import plait.ThreadSettings;
import plait.Threads;

class EventOfProcessesOnPlatformThreadsTest extends EventContract {
  @Override
  ThreadSettings threads() {
    return Threads.platform();
  }

  @Override
  Things things() {
    return Things.OF_PROCESSES;
  }
}

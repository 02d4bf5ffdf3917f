package plait.contract;

import plait.ThreadSettings;
import plait.Threads;

class SemaphoreOfProcessesOnPlatformThreadsTest extends SemaphoreContract {
  @Override
  ThreadSettings threads() {
    return Threads.platform();
  }

  @Override
  Things things() {
    return Things.OF_PROCESSES;
  }
}

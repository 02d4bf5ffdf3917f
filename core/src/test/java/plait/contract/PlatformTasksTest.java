package plait.contract;

import plait.ThreadSettings;
import plait.Threads;

class PlatformTasksTest extends TasksContract {
  @Override
  ThreadSettings threads() {
    return Threads.platform();
  }
}

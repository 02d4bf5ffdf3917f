package plait.contract;

import plait.ThreadSettings;
import plait.Threads;

class VirtualTasksTest extends TasksContract {
  @Override
  ThreadSettings threads() {
    return Threads.virtual();
  }
}

package plait.contract;

import plait.ThreadSettings;
import plait.Threads;

class SemaphoreOnVirtualThreadsTest extends SemaphoreContract {
  @Override
  ThreadSettings threads() {
    return Threads.virtual();
  }
}

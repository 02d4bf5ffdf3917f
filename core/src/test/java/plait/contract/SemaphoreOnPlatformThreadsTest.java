package plait.contract;

import plait.ThreadSettings;
import plait.Threads;

class SemaphoreOnPlatformThreadsTest extends SemaphoreContract {
  @Override
  ThreadSettings threads() {
    return Threads.platform();
  }
}

package plait.contract;

import plait.ThreadSettings;
import plait.Threads;

class EventOnPlatformThreadsTest extends EventContract {
  @Override
  ThreadSettings threads() {
    return Threads.platform();
  }
}

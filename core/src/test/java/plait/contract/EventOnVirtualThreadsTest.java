package plait.contract;

import plait.ThreadSettings;
import plait.Threads;

class EventOnVirtualThreadsTest extends EventContract {
  @Override
  ThreadSettings threads() {
    return Threads.virtual();
  }
}

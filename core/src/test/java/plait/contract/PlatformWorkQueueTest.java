package plait.contract;

import plait.ThreadSettings;
import plait.Threads;

class PlatformWorkQueueTest extends WorkQueueContract {
  @Override
  ThreadSettings threads() {
    return Threads.platform();
  }
}

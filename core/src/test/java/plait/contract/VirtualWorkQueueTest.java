package plait.contract;

import plait.ThreadSettings;
import plait.Threads;

class VirtualWorkQueueTest extends WorkQueueContract {
  @Override
  ThreadSettings threads() {
    return Threads.virtual();
  }
}

package plait.contract;

import plait.ThreadSettings;
import plait.Threads;

class VirtualPoolItemsTest extends ThreadPoolItemsContract {
  @Override
  ThreadSettings threads() {
    return Threads.virtual();
  }
}

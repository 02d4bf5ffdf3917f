package plait.contract;

import plait.ThreadSettings;
import plait.Threads;

class VirtualPoolItemsTest extends PoolItemsContract {
  @Override
  ThreadSettings threads() {
    return Threads.virtual();
  }
}

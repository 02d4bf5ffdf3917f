package plait.contract;

import plait.ThreadSettings;
import plait.Threads;

class PlatformPoolItemsTest extends PoolItemsContract {
  @Override
  ThreadSettings threads() {
    return Threads.platform();
  }
}

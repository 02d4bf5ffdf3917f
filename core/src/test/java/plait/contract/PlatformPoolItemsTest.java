package plait.contract;

import plait.ThreadSettings;
import plait.Threads;

class PlatformPoolItemsTest extends ThreadPoolItemsContract {
  @Override
  ThreadSettings threads() {
    return Threads.platform();
  }
}

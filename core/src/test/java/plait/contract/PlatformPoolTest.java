package plait.contract;

import plait.ThreadSettings;
import plait.Threads;

class PlatformPoolTest extends PoolContract {
  @Override
  ThreadSettings threads() {
    return Threads.platform();
  }
}

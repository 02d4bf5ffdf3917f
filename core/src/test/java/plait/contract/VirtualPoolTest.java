package plait.contract;

import plait.ThreadSettings;
import plait.Threads;

class VirtualPoolTest extends PoolContract {
  @Override
  ThreadSettings threads() {
    return Threads.virtual();
  }
}

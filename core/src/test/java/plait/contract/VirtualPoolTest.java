package plait.contract;

import plait.ThreadSettings;
import plait.Threads;

class VirtualPoolTest extends ThreadPoolContract {
  @Override
  ThreadSettings threads() {
    return Threads.virtual();
  }
}

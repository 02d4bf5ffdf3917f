package plait.contract;

import plait.ThreadSettings;
import plait.Threads;

class VirtualTaskTest extends TaskContract {
  @Override
  ThreadSettings threads() {
    return Threads.virtual();
  }
}

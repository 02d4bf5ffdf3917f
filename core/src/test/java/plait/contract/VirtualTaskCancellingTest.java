package plait.contract;

import plait.ThreadSettings;
import plait.Threads;

class VirtualTaskCancellingTest extends TaskCancellingContract {
  @Override
  ThreadSettings threads() {
    return Threads.virtual();
  }
}

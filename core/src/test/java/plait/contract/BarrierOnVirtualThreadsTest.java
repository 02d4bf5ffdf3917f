package plait.contract;

import plait.ThreadSettings;
import plait.Threads;

class BarrierOnVirtualThreadsTest extends BarrierContract {
  @Override
  ThreadSettings threads() {
    return Threads.virtual();
  }
}

package plait.contract;

import plait.ThreadSettings;
import plait.Threads;

class BarrierOnPlatformThreadsTest extends BarrierContract {
  @Override
  ThreadSettings threads() {
    return Threads.platform();
  }
}

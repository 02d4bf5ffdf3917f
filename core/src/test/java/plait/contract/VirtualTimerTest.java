package plait.contract;

import plait.ThreadSettings;
import plait.Threads;

class VirtualTimerTest extends TimerContract {
  @Override
  ThreadSettings threads() {
    return Threads.virtual();
  }
}

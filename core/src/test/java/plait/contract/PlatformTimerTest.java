package plait.contract;

import plait.ThreadSettings;
import plait.Threads;

class PlatformTimerTest extends TimerContract {
  @Override
  ThreadSettings threads() {
    return Threads.platform();
  }
}

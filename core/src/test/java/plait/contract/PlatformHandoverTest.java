package plait.contract;

import plait.ThreadSettings;
import plait.Threads;

class PlatformHandoverTest extends HandoverContract {
  @Override
  ThreadSettings threads() {
    return Threads.platform();
  }
}

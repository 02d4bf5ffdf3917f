package plait.contract;

import plait.ThreadSettings;
import plait.Threads;

class PlatformPoolTest extends ThreadPoolContract {
  @Override
  ThreadSettings threads() {
    return Threads.platform();
  }
}

package plait.contract;

import plait.ThreadSettings;
import plait.Threads;

class PlatformSelectTest extends SelectContract {
  @Override
  ThreadSettings threads() {
    return Threads.platform();
  }
}

package plait.contract;

import plait.ThreadSettings;
import plait.Threads;

class VirtualSelectTest extends SelectContract {
  @Override
  ThreadSettings threads() {
    return Threads.virtual();
  }
}

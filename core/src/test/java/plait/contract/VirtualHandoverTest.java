package plait.contract;

import plait.ThreadSettings;
import plait.Threads;

class VirtualHandoverTest extends HandoverContract {
  @Override
  ThreadSettings threads() {
    return Threads.virtual();
  }
}

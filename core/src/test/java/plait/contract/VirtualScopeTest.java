package plait.contract;

import plait.ThreadSettings;
import plait.Threads;

class VirtualScopeTest extends ScopeContract {
  @Override
  ThreadSettings threads() {
    return Threads.virtual();
  }
}

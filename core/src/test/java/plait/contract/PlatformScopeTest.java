package plait.contract;

import plait.ThreadSettings;
import plait.Threads;

class PlatformScopeTest extends ScopeContract {
  @Override
  ThreadSettings threads() {
    return Threads.platform();
  }
}

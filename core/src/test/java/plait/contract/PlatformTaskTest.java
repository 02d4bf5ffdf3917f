package plait.contract;

import plait.ThreadSettings;
import plait.Threads;

class PlatformTaskTest extends TaskContract {
  @Override
  ThreadSettings threads() {
    return Threads.platform();
  }
}

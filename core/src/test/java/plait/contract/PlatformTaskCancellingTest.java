package plait.contract;

import plait.ThreadSettings;
import plait.Threads;

class PlatformTaskCancellingTest extends TaskCancellingContract {
  @Override
  ThreadSettings threads() {
    return Threads.platform();
  }
}

package plait.contract;

import plait.ThreadSettings;
import plait.Threads;

class OnceOnPlatformThreadsTest extends OnceContract {
  @Override
  ThreadSettings threads() {
    return Threads.platform();
  }
}

package plait.contract;

import plait.ThreadSettings;
import plait.Threads;

class OnceOnVirtualThreadsTest extends OnceContract {
  @Override
  ThreadSettings threads() {
    return Threads.virtual();
  }
}

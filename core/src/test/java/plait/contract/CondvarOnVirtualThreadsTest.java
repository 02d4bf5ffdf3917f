package plait.contract;

import plait.ThreadSettings;
import plait.Threads;

class CondvarOnVirtualThreadsTest extends CondvarContract {
  @Override
  ThreadSettings threads() {
    return Threads.virtual();
  }
}

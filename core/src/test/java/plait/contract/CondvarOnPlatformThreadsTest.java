package plait.contract;

import plait.ThreadSettings;
import plait.Threads;

class CondvarOnPlatformThreadsTest extends CondvarContract {
  @Override
  ThreadSettings threads() {
    return Threads.platform();
  }
}

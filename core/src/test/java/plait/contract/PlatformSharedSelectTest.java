package plait.contract;

import plait.Processes;
import plait.ThreadSettings;
import plait.Threads;
import plait.WorkQueue;

class PlatformSharedSelectTest extends SelectContract {
  @Override
  ThreadSettings threads() {
    return Threads.platform();
  }

  @Override
  WorkQueue<Integer> queue() {
    return Processes.queue(10);
  }

  @Override
  WorkQueue<Integer> otherQueue() {
    return Processes.queue(10);
  }
}

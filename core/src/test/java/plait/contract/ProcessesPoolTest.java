package plait.contract;

import plait.Pool;
import plait.Processes;
import plait.internal.process.ProcessView;

class ProcessesPoolTest extends PoolContract {
  @Override
  Pool pool(int workers) {
    return Processes.pool(workers);
  }

  @Override
  Pool pool(int workers, long tickNanos) {
    return ProcessView.DEFAULT.pool(workers, tickNanos);
  }
}

package plait.contract;

import plait.Pool;
import plait.Processes;

class ProcessesPoolItemsTest extends PoolItemsContract {
  @Override
  Pool pool(int workers) {
    return Processes.pool(workers);
  }
}

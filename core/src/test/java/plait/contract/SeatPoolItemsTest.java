package plait.contract;

import plait.Pool;
import plait.internal.pool.ProcessPoolView;
import plait.internal.pool.SeatRules;
import plait.internal.thread.Settings;
import plait.testing.FakeSeating;

class SeatPoolItemsTest extends PoolItemsContract {
  @Override
  Pool pool(int workers) {
    return ProcessPoolView.of(Settings.ofThreads(), workers, new FakeSeating(), SeatRules.DEFAULT);
  }
}

package plait.contract;

import plait.Pool;
import plait.internal.pool.ProcessPoolView;
import plait.internal.pool.SeatRules;
import plait.internal.thread.Settings;
import plait.testing.FakeSeating;

class SeatPoolTest extends PoolContract {
  @Override
  Pool pool(int workers) {
    return pool(workers, 1_000_000_000);
  }

  @Override
  Pool pool(int workers, long tickNanos) {
    return ProcessPoolView.of(
        Settings.ofThreads(), workers, new FakeSeating(), SeatRules.DEFAULT, tickNanos);
  }
}

package plait.contract;

import java.util.function.UnaryOperator;
import plait.Action;
import plait.ProcessPool;
import plait.Target;
import plait.WorkerDiedException.Cause;
import plait.internal.pool.ProcessPoolView;
import plait.internal.pool.SeatRules;
import plait.internal.thread.Settings;
import plait.testing.FakeSeat;
import plait.testing.FakeSeating;

class SeatProcessPoolTest extends ProcessPoolContract {
  @Override
  ProcessPool pool(int workers, UnaryOperator<SeatRules> rules) {
    return ProcessPoolView.of(
        Settings.ofThreads(), workers, new FakeSeating(), rules.apply(SeatRules.DEFAULT));
  }

  @Override
  Action exits() {
    return () -> FakeSeat.die(Cause.EXITED);
  }

  @Override
  Action hangs() {
    return FakeSeat::hang;
  }

  @Override
  Target<Long> pid() {
    return FakeSeat::myPid;
  }
}

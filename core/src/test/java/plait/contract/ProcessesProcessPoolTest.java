package plait.contract;

import java.util.function.UnaryOperator;
import plait.Action;
import plait.ProcessPool;
import plait.Target;
import plait.internal.pool.SeatRules;
import plait.internal.process.ProcessView;

class ProcessesProcessPoolTest extends ProcessPoolContract {
  @Override
  ProcessPool pool(int workers, UnaryOperator<SeatRules> rules) {
    return ProcessView.DEFAULT.with(rules.apply(SeatRules.DEFAULT)).pool(workers);
  }

  @Override
  Action exits() {
    return () -> Runtime.getRuntime().halt(7);
  }

  @Override
  Action hangs() {
    return () -> {
      while (true) {
        Thread.onSpinWait();
      }
    };
  }

  @Override
  Target<Long> pid() {
    return () -> ProcessHandle.current().pid();
  }
}

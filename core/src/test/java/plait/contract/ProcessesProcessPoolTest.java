package plait.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import plait.Action;
import plait.Fn;
import plait.NotSendableException;
import plait.Outcome;
import plait.ProcessPool;
import plait.Processes;
import plait.Target;
import plait.WorkerDiedException;
import plait.WorkerDiedException.Cause;
import plait.internal.pool.SeatRules;
import plait.internal.process.ProcessView;
import plait.testing.Behaviour;

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

  @Test
  void aTaskCannotReachThePoolThatItRunsIn() {
    try (ProcessPool pool = Processes.pool(1)) {
      assertThatThrownBy(() -> pool.start(() -> pool.map(i -> i, List.of(1))))
          .isInstanceOf(NotSendableException.class)
          .hasMessageContaining("a pool belongs to the program that made it");
      assertThat(pool.stats().queued()).isZero();
    }
  }

  @Test
  void aDeathNamesTheTaskAndTheAttempt() {
    var exits = exits();
    try (ProcessPool pool = Processes.named("crew").pool(1)) {
      var task = pool.retry(2, Cause.EXITED).start(exits);
      assertThatThrownBy(task::join)
          .cause()
          .isInstanceOfSatisfying(
              WorkerDiedException.class, died -> assertThat(died.attempt()).isEqualTo(2))
          .hasMessageContaining("The process of " + task.name() + " in crew_0 (pid ")
          .hasMessageContaining("in attempt 2");
      assertThatThrownBy(() ->
              pool.chunk(4)
                  .retry(3, Cause.EXITED)
                  .map(
                      word -> {
                        if (word.equals("c")) {
                          exits.run();
                        }
                        return word;
                      },
                      List.of("a", "b", "c", "d")))
          .cause()
          .isInstanceOfSatisfying(
              WorkerDiedException.class, died -> assertThat(died.attempt()).isEqualTo(3))
          .hasMessageContaining("item 2 (c) in crew_0");
    }
  }

  @Test
  void whatFindsNoRoomThereCostsNoWorker() {
    try (ProcessPool pool = Processes.heap("32m").pool(1)) {
      var large = new byte[64 << 20];
      assertThatThrownBy(() -> pool.start(() -> large.length).join())
          .cause()
          .isInstanceOf(NotSendableException.class)
          .hasMessageContaining("The task arrived and cannot be read")
          .hasMessageContaining("heap(");
      assertThatThrownBy(() -> pool.map(array -> array.length, List.of(large)))
          .cause()
          .isInstanceOf(NotSendableException.class)
          .hasMessageContaining("The item arrived and cannot be read");
      assertThat(pool.start(() -> 1).join()).isEqualTo(1);
      assertThat(pool.stats().deaths()).isEmpty();
    }
  }

  @Test
  @Behaviour(153)
  void resultsThatCannotTravelCostNoWorker() {
    try (ProcessPool pool = Processes.pool(1)) {
      for (int i = 0; i < 20; i++) {
        assertThatThrownBy(() -> pool.start(() -> new Object()).join())
            .hasCauseInstanceOf(NotSendableException.class);
      }
      assertThat(pool.stats().deaths()).isEmpty();
      assertThat(pool.stats().workers()).hasSize(1);
    }
  }

  @Test
  @Behaviour(126)
  void aFailureKeepsItsTypeAndTellsTheProcess() {
    try (ProcessPool pool = Processes.pool(1)) {
      assertThatThrownBy(() ->
              pool.map(
                  i -> {
                    throw new java.io.IOException("no " + i);
                  },
                  List.of(7)))
          .hasMessageContaining("item 0 (7)")
          .cause()
          .isInstanceOf(java.io.IOException.class)
          .hasMessage("no 7")
          .hasStackTraceContaining("in process");
    }
  }

  /** Cannot be made in a process that was started with the property {@code there}. */
  private record Item(int number) {
    Item {
      if (number == 2 && System.getProperty("there") != null) {
        throw new IllegalStateException("not there");
      }
    }
  }

  private record Function(int factor) implements Fn<Item, Integer> {
    Function {
      if (System.getProperty("there") != null) {
        throw new IllegalStateException("not there");
      }
    }

    @Override
    public Integer apply(Item item) {
      return item.number() * factor;
    }
  }

  @Test
  @Behaviour(127)
  void whatCannotBeUnpackedFailsAlone() {
    var items = List.of(new Item(0), new Item(1), new Item(2), new Item(3));
    try (ProcessPool pool = Processes.jvm("-Dthere=1").pool(1)) {
      var outcomes = pool.chunk(4).outcomes(item -> item.number(), items);
      assertThat(outcomes.stream().map(Outcome::isSuccess))
          .containsExactly(true, true, false, true);
      assertThat(pool.chunk(4).outcomes(new Function(2), items))
          .noneMatch(Outcome::isSuccess)
          .hasSize(4);
      assertThat(pool.start(() -> 1).join()).isEqualTo(1);
      assertThat(pool.stats().deaths()).isEmpty();
    }
  }
}

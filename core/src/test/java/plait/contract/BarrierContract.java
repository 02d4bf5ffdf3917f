package plait.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.time.Duration;
import java.util.Collections;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import plait.Action;
import plait.Barrier;
import plait.BarrierBrokenException;
import plait.CancelledException;
import plait.Task;
import plait.WaitInterruptedException;
import plait.WaitTimeoutException;
import plait.testing.Behaviour;

abstract class BarrierContract extends ThreadedContract {

  @Test
  @Behaviour(65)
  void fewerThanOneIsAnErrorAndOneNeverBlocks() {
    assertThatIllegalArgumentException().isThrownBy(() -> things().barrier(0));
    assertThatIllegalArgumentException().isThrownBy(() -> things().barrier(-1, () -> {}));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> things().barrier(1, () -> {}, Duration.ofNanos(-1)));
    assertThatNullPointerException().isThrownBy(() -> things().barrier(1, null));
    var barrier = things().barrier(1);
    assertThat(barrier.await()).isZero();
    assertThat(barrier.await(Duration.ZERO)).isZero();
    assertThatIllegalArgumentException().isThrownBy(() -> barrier.await(Duration.ofNanos(-1)));
    assertThat(barrier.isBroken()).isFalse();
  }

  @Test
  @Behaviour({66, 67, 68})
  void roundsRunInLockstep() {
    var runs = new AtomicInteger();
    var barrier = things().barrier(5, () -> runs.incrementAndGet());
    Set<String> indices = Collections.synchronizedSet(new HashSet<>());
    var crew =
        start(
            5,
            () -> {
              for (int round = 0; round < 10; round++) {
                assertThat(runs.get()).isEqualTo(2 * round);
                indices.add(round + ":" + barrier.await());
                assertThat(runs.get()).isEqualTo(2 * round + 1);
                barrier.await(LONG);
              }
            });
    joinAll(crew);
    assertThat(indices).hasSize(50);
    assertThat(barrier.waiting()).isZero();
    assertThat(barrier.isBroken()).isFalse();
    assertThat(barrier.parties()).isEqualTo(5);
  }

  @Test
  void moreTasksThanPartiesMeetInRounds() {
    var barrier = things().barrier(2, () -> {}, LONG);
    var arrivals = new AtomicInteger(600);
    joinAll(
        start(
            6,
            () -> {
              while (arrivals.getAndDecrement() > 0) {
                barrier.await();
              }
            }));
    assertThat(barrier.isBroken()).isFalse();
  }

  @Test
  @Behaviour({69, 71})
  void abortEndsAllWaitsUntilReset() {
    var barrier = things().barrier(3);
    var broken = startBroken(barrier, 2, "abort()");
    barrier.abort();
    joinAll(broken);
    assertThat(barrier.isBroken()).isTrue();
    assertBroken(barrier, "abort()");
    barrier.reset();
    var crew = start(3, () -> barrier.await());
    joinAll(crew);
    assertThat(barrier.isBroken()).isFalse();
  }

  private java.util.List<Task<?>> startBroken(Barrier barrier, int count, String by) {
    int before = barrier.waiting();
    var tasks = start(count, () -> assertBroken(barrier, by));
    until(() -> barrier.waiting() == before + count);
    return tasks;
  }

  private static void assertBroken(Barrier barrier, String by) {
    assertThatThrownBy(barrier::await)
        .isInstanceOf(BarrierBrokenException.class)
        .hasMessageContainingAll(barrier.name(), "is broken", by);
  }

  @Test
  @Behaviour(71)
  void resetBreaksThoseWhoWait() {
    var barrier = things().barrier(3);
    var broken = startBroken(barrier, 2, "reset()");
    barrier.reset();
    joinAll(broken);
    assertThat(barrier.isBroken()).isFalse();
    assertThat(barrier.waiting()).isZero();
  }

  @Test
  @Behaviour(73)
  void timeLimitOfTheBarrierIsTheDefault() {
    var barrier = things().barrier(2, () -> {}, SHORT);
    assertThatThrownBy(barrier::await)
        .isInstanceOf(WaitTimeoutException.class)
        .hasMessageContainingAll("Not all 2", "PT0.02S");
    assertBroken(barrier, "was up");
  }

  @Test
  void givingUpBreaksItForAll() {
    assertBreaks(barrier -> barrier.await(SHORT), WaitTimeoutException.class, "was up", _ -> {});
    assertBreaks(
        Barrier::await,
        WaitInterruptedException.class,
        "was interrupted",
        task -> task.thread().orElseThrow().interrupt());
    assertBreaks(
        Barrier::await, CancelledException.class, "was cancelled", task -> task.cancel(true));
  }

  private void assertBreaks(
      java.util.function.Consumer<Barrier> wait,
      Class<? extends Exception> thrown,
      String by,
      java.util.function.Consumer<Task<?>> end) {
    var barrier = things().barrier(3);
    var other = startBroken(barrier, 1, by);
    var quitter = start(() -> assertThatThrownBy(() -> wait.accept(barrier)).isInstanceOf(thrown));
    until(() -> barrier.waiting() == 2 || barrier.isBroken());
    end.accept(quitter);
    joinAll(other);
    assertThat(quitter.await(LONG)).isTrue();
    assertBroken(barrier, by);
  }

  @Test
  void failingActionBreaksItForAllWithTheCause() {
    Action failing =
        () -> {
          throw new IOException("no disk");
        };
    var barrier = things().barrier(2, failing);
    joinAll(
        start(
            2,
            () ->
                assertThatThrownBy(barrier::await)
                    .isInstanceOf(BarrierBrokenException.class)
                    .hasMessageContaining("no disk")
                    .hasCauseInstanceOf(IOException.class)));
    assertThat(barrier.isBroken()).isTrue();
    assertThat(barrier.toString()).contains("broken");
  }
}

package plait.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import plait.CancelledException;
import plait.Event;
import plait.Latch;
import plait.WaitInterruptedException;
import plait.testing.Behaviour;

/** {@link Event} and {@link Latch}. */
abstract class EventContract extends ThreadedContract {
  private final Event ready = things().event("ready");

  @Test
  @Behaviour(55)
  void setAndClearMayBeRepeated() {
    assertThat(ready.isSet()).isFalse();
    ready.set();
    ready.set();
    assertThat(ready.isSet()).isTrue();
    ready.await();
    assertThat(ready.await(Duration.ZERO)).isTrue();
    ready.clear();
    ready.clear();
    assertThat(ready.isSet()).isFalse();
    assertThat(ready.await(Duration.ZERO)).isFalse();
    assertThat(ready.await(SHORT)).isFalse();
  }

  @Test
  @Behaviour(55)
  void allWhoWaitPassEvenIfItIsClearedAtOnce() {
    for (int round = 0; round < 50; round++) {
      var waiters = start(5, ready::await);
      untilSays(ready, "5 waiting");
      ready.set();
      ready.clear();
      joinAll(waiters);
      assertThat(ready).hasToString("Event[ready, not set]");
    }
  }

  @Test
  void waitsAnswerInterruptAndCancel() {
    var interrupted =
        start(() -> {
          assertThatThrownBy(ready::await).isInstanceOf(WaitInterruptedException.class);
          return Thread.interrupted();
        });
    untilSays(ready, "1 waiting");
    interrupted.thread().orElseThrow().interrupt();
    assertThat(interrupted.join()).isTrue();
    var cancelled =
        start(() ->
            assertThatThrownBy(() -> ready.await(LONG)).isInstanceOf(CancelledException.class));
    untilSays(ready, "1 waiting");
    cancelled.cancel(true);
    assertThat(cancelled.await(LONG)).isTrue();
  }

  @Test
  void latchOpensForGood() {
    Latch latch = things().latch("done", 2);
    var waiters = start(3, latch::await);
    untilSays(latch, "3 waiting");
    latch.countDown();
    assertThat(latch.count()).isEqualTo(1);
    assertThat(latch.await(SHORT)).isFalse();
    latch.countDown();
    joinAll(waiters);
    latch.countDown();
    latch.await();
    assertThat(latch.await(Duration.ZERO)).isTrue();
    assertThat(latch).hasToString("Latch[done, open]");
    things().latch(0).await();
  }

  @Test
  void badInputIsRefused() {
    assertThatIllegalArgumentException().isThrownBy(() -> things().latch(-1));
    assertThatIllegalArgumentException().isThrownBy(() -> ready.await(Duration.ofNanos(-1)));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> things().latch(1).await(Duration.ofNanos(-1)));
    assertThatIllegalArgumentException().isThrownBy(() -> things().event(""));
    assertThatNullPointerException().isThrownBy(() -> ready.await(null));
  }
}

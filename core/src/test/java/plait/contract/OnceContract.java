package plait.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import plait.CancelledException;
import plait.DeadlockException;
import plait.Once;
import plait.TargetFailedException;
import plait.Threads;
import plait.testing.Behaviour;

/** {@link Once}, {@link plait.RateLimit} and thread-local values. */
abstract class OnceContract extends ThreadedContract {

  @Test
  void isComputedOnce() {
    var runs = new AtomicInteger();
    var go = Threads.event();
    Once<Integer> once =
        Threads.once(() -> {
          go.await();
          return runs.incrementAndGet();
        });
    assertThat(once.isDone()).isFalse();
    var askers = start(5, () -> assertThat(once.get()).isEqualTo(1));
    untilSays(once, "4 waiting");
    go.set();
    joinAll(askers);
    assertThat(once.isDone()).isTrue();
    assertThat(once.toString()).contains("done");
    assertThat(Threads.<String>once(() -> null).get()).isNull();
  }

  @Test
  void failureGoesToWhoAskedAndTheNextOneComputesAgain() {
    var runs = new AtomicInteger();
    Once<String> once =
        Threads.once(() -> {
          if (runs.incrementAndGet() == 1) {
            throw new java.io.IOException("not yet");
          }
          return "value";
        });
    assertThatThrownBy(once::get)
        .isInstanceOf(TargetFailedException.class)
        .hasCauseInstanceOf(java.io.IOException.class);
    assertThat(once.isDone()).isFalse();
    assertThat(once.get()).isEqualTo("value");
    assertThatNullPointerException().isThrownBy(() -> Threads.once(null));
  }

  @Test
  void askingForItselfIsRefused() {
    var self = new AtomicReference<Once<Integer>>();
    self.set(Threads.once(() -> self.get().get()));
    assertThatThrownBy(self.get()::get)
        .isInstanceOf(TargetFailedException.class)
        .cause()
        .isInstanceOf(DeadlockException.class)
        .hasMessageContaining("computing that value itself");
  }

  @Test
  void twoThatAskForEachOtherAreRefused() {
    var met = Threads.barrier(2);
    var first = new AtomicReference<Once<Integer>>();
    var second = new AtomicReference<Once<Integer>>();
    var meeting = new AtomicInteger();
    first.set(
        Threads.once(() -> {
          if (meeting.incrementAndGet() <= 2) {
            met.await();
          }
          return second.get().isDone() ? 1 : second.get().get();
        }));
    second.set(
        Threads.once(() -> {
          if (meeting.incrementAndGet() <= 2) {
            met.await();
          }
          return first.get().get();
        }));
    var failures = new AtomicInteger();
    joinAll(
        java.util.List.of(
            start(() -> ask(first.get(), failures)), start(() -> ask(second.get(), failures))));
    assertThat(failures.get()).isPositive();
  }

  private static void ask(Once<Integer> once, AtomicInteger failures) {
    try {
      once.get();
    } catch (TargetFailedException e) {
      assertThat(e).hasRootCauseInstanceOf(DeadlockException.class);
      failures.incrementAndGet();
    }
  }

  @Test
  void rateLimitLetsBurstPassAndThenOneEachSpacing() {
    var limit = Threads.rateLimit(3, Duration.ofDays(3));
    for (int i = 0; i < 3; i++) {
      limit.acquire();
    }
    assertThat(limit.tryAcquire()).isFalse();
    assertThat(limit.tryAcquire(Duration.ofHours(23))).isFalse();
    var waiter =
        start(() -> assertThatThrownBy(limit::acquire).isInstanceOf(CancelledException.class));
    until(() -> waiter.thread().orElseThrow().getState() == Thread.State.TIMED_WAITING);
    assertThat(limit.tryAcquire(Duration.ofHours(47))).isFalse();
    waiter.cancel(true);
    assertThat(waiter.await(LONG)).isTrue();
    assertThat(limit.toString()).contains("3 per PT72H");
  }

  @Test
  void rateLimitSpacesCalls() {
    var limit = Threads.rateLimit(1, SHORT);
    long begin = System.nanoTime();
    for (int i = 0; i < 4; i++) {
      limit.acquire();
    }
    assertThat(limit.tryAcquire(LONG)).isTrue();
    assertThat(System.nanoTime() - begin).isGreaterThanOrEqualTo(SHORT.multipliedBy(4).toNanos());
  }

  @Test
  void rateLimitRefusesBadInput() {
    assertThatIllegalArgumentException().isThrownBy(() -> Threads.rateLimit(0, SHORT));
    assertThatIllegalArgumentException().isThrownBy(() -> Threads.rateLimit(1, Duration.ZERO));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Threads.rateLimit(1, Duration.ofSeconds(-1)));
    assertThatNullPointerException().isThrownBy(() -> Threads.rateLimit(1, null));
    var endless = Threads.rateLimit(2, Duration.ofSeconds(Long.MAX_VALUE));
    assertThat(endless.tryAcquire()).isTrue();
    assertThat(endless.tryAcquire()).isTrue();
    assertThat(endless.tryAcquire(LONG)).isFalse();
  }

  @Test
  @Behaviour(75)
  void threadLocalValueIsInvisibleElsewhere() {
    ThreadLocal<String> local = Threads.local(() -> "initial");
    local.set("mine");
    start(
            () -> {
              assertThat(local.get()).isEqualTo("initial");
              local.set("theirs");
              local.remove();
              assertThat(local.get()).isEqualTo("initial");
            })
        .join();
    assertThat(local.get()).isEqualTo("mine");
  }
}

package plait.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import plait.CancelledException;
import plait.Task;
import plait.WaitInterruptedException;
import plait.WaitTimeoutException;
import plait.testing.Behaviour;

abstract class SemaphoreContract extends ThreadedContract {

  @Test
  @Behaviour(38)
  void semaphoreOfOneIsPythonsPlainLock() {
    var lock = things().semaphore(1);
    lock.acquire();
    assertThat(lock.tryAcquire()).isFalse();
    assertThat(lock.tryAcquire(SHORT)).isFalse();
    var taker =
        start(() -> {
          lock.acquire();
          lock.acquire();
          lock.release();
        });
    untilSays(lock, "1 waiting");
    start(() -> lock.release()).join();
    until(() -> lock.permits() == 0 && lock.toString().contains("1 waiting"));
    start(() -> lock.release()).join();
    taker.join();
    assertThat(lock.permits()).isEqualTo(1);
  }

  @Test
  @Behaviour(57)
  void negativeCountsAreErrors() {
    assertThatIllegalArgumentException().isThrownBy(() -> things().semaphore(-1));
    assertThatIllegalArgumentException().isThrownBy(() -> things().boundedSemaphore(-1));
    assertThatIllegalArgumentException().isThrownBy(() -> things().semaphore("", 1));
    var semaphore = things().semaphore("slots", 0);
    assertThatIllegalArgumentException().isThrownBy(() -> semaphore.acquire(0));
    assertThatIllegalArgumentException().isThrownBy(() -> semaphore.release(0));
    assertThatIllegalArgumentException().isThrownBy(() -> semaphore.release(-1));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> semaphore.tryAcquire(Duration.ofNanos(-1)));
    assertThatNullPointerException().isThrownBy(() -> semaphore.tryAcquire(null));
    assertThat(semaphore.permits()).isZero();
  }

  @Test
  @Behaviour(58)
  void exactlyAsManyPassAsThereArePermits() {
    var semaphore = things().semaphore(7);
    var passed = new AtomicInteger();
    var takers =
        start(
            10,
            () -> {
              semaphore.acquire();
              passed.incrementAndGet();
            });
    untilSays(semaphore, "3 waiting");
    assertThat(passed).hasValue(7);
    semaphore.release(2);
    untilSays(semaphore, "1 waiting");
    until(() -> passed.get() == 9);
    semaphore.release();
    joinAll(takers);
    assertThat(passed).hasValue(10);
    assertThat(semaphore.permits()).isZero();
  }

  @Test
  @Behaviour(60)
  void triesEndInTime() {
    var semaphore = things().semaphore(0);
    assertThat(semaphore.tryAcquire()).isFalse();
    assertThat(semaphore.tryAcquire(Duration.ZERO)).isFalse();
    assertThat(semaphore.tryAcquire(SHORT)).isFalse();
    assertThatThrownBy(() -> semaphore.hold(SHORT))
        .isInstanceOf(WaitTimeoutException.class)
        .hasMessageEndingWith(" was not there within PT0.02S");
    var single = things().semaphore("single", 1);
    try (var _ = single.hold()) {
      assertThatThrownBy(() -> single.hold(SHORT))
          .hasMessageEndingWith(
              "single was not there within PT0.02S: " + Task.current().name() + " holds it");
    }
    semaphore.release();
    assertThat(semaphore.tryAcquire(LONG)).isTrue();
  }

  @Test
  @Behaviour({34, 61})
  void blocksNestAndGivePermitsBack() {
    var semaphore = things().boundedSemaphore(2);
    assertThatThrownBy(
            () -> {
              try (var _ = semaphore.hold();
                  var _ = semaphore.hold(LONG)) {
                assertThat(semaphore.permits()).isZero();
                throw new IllegalStateException("inside");
              }
            })
        .hasMessage("inside");
    assertThat(semaphore.permits()).isEqualTo(2);
  }

  @Test
  @Behaviour(62)
  void unboundedIsReleasedAboveWhereItBegan() {
    var semaphore = things().semaphore(1);
    semaphore.release(3);
    semaphore.acquire(4);
    assertThat(semaphore.permits()).isZero();
    semaphore.release(Integer.MAX_VALUE);
    assertThatIllegalStateException()
        .isThrownBy(semaphore::release)
        .withMessageContaining("Cannot release 1");
  }

  @Test
  @Behaviour(63)
  void boundedIsNot() {
    var semaphore = things().boundedSemaphore("slots", 2);
    assertThatIllegalStateException()
        .isThrownBy(semaphore::release)
        .withMessageContaining("at most 2");
    semaphore.acquire();
    assertThatIllegalStateException().isThrownBy(() -> semaphore.release(2));
    semaphore.release();
    assertThat(semaphore.permits()).isEqualTo(2);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> semaphore.acquire(3))
        .withMessageContaining("ask for 2 or less");
  }

  @Test
  void takesSeveralTogether() {
    var semaphore = things().semaphore(1);
    var taker = start(() -> semaphore.acquire(3));
    untilSays(semaphore, "1 waiting");
    semaphore.release();
    semaphore.release();
    taker.join();
    assertThat(semaphore.permits()).isZero();
  }

  @Test
  void closingTwiceIsAnErrorAndGivesNoSecondPermit() {
    for (int permits : new int[] {1, 3, 100}) {
      var semaphore = things().semaphore(permits);
      var hold = semaphore.hold();
      hold.close();
      assertThatThrownBy(hold::close)
          .isInstanceOf(IllegalMonitorStateException.class)
          .hasMessageContaining("closed before");
      assertThat(semaphore.permits()).isEqualTo(permits);
    }
  }

  @Test
  void waitsAnswerInterruptAndCancel() {
    var semaphore = things().semaphore(0);
    var interrupted =
        start(() -> {
          assertThatThrownBy(semaphore::acquire).isInstanceOf(WaitInterruptedException.class);
          return Thread.interrupted();
        });
    untilSays(semaphore, "1 waiting");
    interrupted.thread().orElseThrow().interrupt();
    assertThat(interrupted.join()).isTrue();
    var cancelled =
        start(() ->
            assertThatThrownBy(() -> semaphore.hold(LONG)).isInstanceOf(CancelledException.class));
    untilSays(semaphore, "1 waiting");
    cancelled.cancel(true);
    assertThat(cancelled.await(LONG)).isTrue();
    semaphore.release();
    assertThat(semaphore.permits()).isEqualTo(1);
  }

  @Test
  void textTellsNameAndPermits() {
    assertThat(things().boundedSemaphore("slots", 3))
        .hasToString("CountingSemaphore[slots, 3 of 3 permits]");
    assertThat(things().semaphore("one", 1)).hasToString("CountingSemaphore[one, 1 permit]");
  }
}

package plait.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import plait.CancelledException;
import plait.Hold;
import plait.RLock;
import plait.Task;
import plait.WaitInterruptedException;
import plait.WaitTimeoutException;
import plait.testing.Behaviour;

/** {@link RLock} as Python's {@code RLock} and as {@link java.util.concurrent.locks.Lock}. */
@SuppressWarnings({
  "LockNotBeforeTry",
  "WaitNotInLoop",
  "JavaUtilDate"
}) // the calls themselves are under test
abstract class RLockContract extends ThreadedContract {
  final RLock lock = things().lock("accounts");

  private int guarded;

  @Test
  @Behaviour(32)
  void tryLockAnswersAtOnce() {
    assertThat(lock.tryLock()).isTrue();
    assertThat(start(() -> lock.tryLock()).join()).isFalse();
    assertThat(start(() -> lock.tryLock(Duration.ZERO)).join()).isFalse();
    lock.unlock();
  }

  @Test
  @Behaviour(33)
  void blockedTakersAllPass() {
    var inside = new AtomicInteger();
    lock.lock();
    var takers =
        start(
            5,
            () -> {
              try (var _ = lock.hold()) {
                assertThat(inside.incrementAndGet()).isEqualTo(1);
                guarded++;
                inside.decrementAndGet();
              }
            });
    until(() -> lock.waiters() == 5);
    assertThat(lock.toString()).contains("held by", "5 waiting");
    lock.unlock();
    joinAll(takers);
    assertThat(guarded).isEqualTo(5);
    assertThat(lock.isLocked()).isFalse();
  }

  @Test
  @Behaviour(34)
  void leavingTheBlockReleases() {
    try (var _ = lock.hold()) {
      assertThat(lock.isHeldByCurrentThread()).isTrue();
    }
    assertThat(lock.isLocked()).isFalse();
    assertThatThrownBy(this::failInside).hasMessage("inside");
    assertThat(lock.isLocked()).isFalse();
  }

  private void failInside() {
    try (var _ = lock.hold(LONG)) {
      throw new IllegalStateException("inside");
    }
  }

  @Test
  @Behaviour(35)
  void negativeTimesAreErrorsAndTheLongestWorks() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> lock.tryLock(Duration.ofNanos(-1)))
        .withMessageContaining("negative");
    assertThatIllegalArgumentException().isThrownBy(() -> lock.hold(Duration.ofSeconds(-1)));
    assertThat(lock.tryLock(Duration.ofSeconds(Long.MAX_VALUE))).isTrue();
    var taker = start(() -> lock.hold(Duration.ofSeconds(Long.MAX_VALUE)).close());
    until(() -> lock.waiters() == 1);
    lock.unlock();
    taker.join();
  }

  @Test
  @Behaviour(36)
  void timedTakesEndInTime() {
    assertThat(lock.tryLock(SHORT)).isTrue();
    var me = Task.current().name();
    var other =
        start(() -> {
          assertThat(lock.tryLock(SHORT)).isFalse();
          assertThat(lock.tryLock(20, TimeUnit.MILLISECONDS)).isFalse();
          assertThat(lock.tryLock(-1, TimeUnit.MILLISECONDS)).isFalse();
          assertThatThrownBy(() -> lock.hold(SHORT))
              .isInstanceOf(WaitTimeoutException.class)
              .hasMessageContaining(lock.name())
              .hasMessageEndingWith(" was not free within PT0.02S: " + me + " holds it");
        });
    other.join();
    lock.unlock();
    threads().named("careless").start(lock::lock).join();
    assertThatThrownBy(() -> lock.hold(SHORT))
        .hasMessageEndingWith(": careless holds it and has ended");
  }

  @Test
  @Behaviour(39)
  void releasingWhatIsFreeIsAnError() {
    assertNotHeld(lock::unlock);
    lock.lock();
    lock.unlock();
    assertNotHeld(lock::unlock);
    Hold hold = lock.hold();
    hold.close();
    assertNotHeld(hold::close);
  }

  private void assertNotHeld(Runnable release) {
    assertThatThrownBy(release::run)
        .isInstanceOf(IllegalMonitorStateException.class)
        .hasMessageContainingAll("does not hold", lock.name());
  }

  @Test
  @Behaviour(40)
  void isLockedUntilItsOutermostRelease() {
    try (var _ = lock.hold()) {
      try (var _ = lock.hold()) {
        assertThat(lock.holdCount()).isEqualTo(2);
      }
      assertThat(lock.isLocked()).isTrue();
      assertThat(lock.holdCount()).isEqualTo(1);
      assertThat(lock.owner()).contains(Thread.currentThread());
      assertThat(start(() -> lock.tryLock()).join()).isFalse();
    }
    assertThat(lock.isLocked()).isFalse();
    assertThat(lock.owner()).isEmpty();
    assertThat(lock.holdCount()).isZero();
  }

  @Test
  @Behaviour(42)
  void onlyTheOwnerReleases() {
    Hold hold = lock.hold();
    start(
            () -> {
              assertNotHeld(lock::unlock);
              assertNotHeld(hold::close);
            })
        .join();
    assertThat(lock.isHeldByCurrentThread()).isTrue();
    hold.close();
  }

  @Test
  @Behaviour(44)
  void lockAndHoldGoOnWhenInterruptedAndKeepTheInterrupt() {
    lock.lock();
    var taker =
        start(() -> {
          try (var _ = lock.hold()) {
            return Thread.interrupted();
          }
        });
    until(() -> lock.waiters() == 1);
    var thread = taker.thread().orElseThrow();
    thread.interrupt();
    until(() -> lock.waiters() == 1 && !thread.isInterrupted());
    lock.unlock();
    assertThat(taker.join()).isTrue();
  }

  @Test
  @Behaviour(44)
  void otherTakesAnswerAnInterrupt() {
    lock.lock();
    assertInterrupted(() -> lock.tryLock(LONG), WaitInterruptedException.class, true);
    assertInterrupted(() -> lock.hold(LONG).close(), WaitInterruptedException.class, true);
    assertInterrupted(lock::lockInterruptibly, InterruptedException.class, false);
    assertInterrupted(() -> lock.tryLock(1, TimeUnit.MINUTES), InterruptedException.class, false);
    lock.unlock();
  }

  private void assertInterrupted(
      plait.Action take, Class<? extends Throwable> thrown, boolean flag) {
    var taker =
        start(() -> {
          assertThatThrownBy(take::run).isInstanceOf(thrown);
          return Thread.interrupted();
        });
    until(() -> lock.waiters() == 1);
    taker.thread().orElseThrow().interrupt();
    assertThat(taker.join()).isEqualTo(flag);
  }

  @Test
  void interruptBeforeEndsTheJdksInterruptibleTakesEvenOfFreeLock() {
    start(
            () -> {
              Thread.currentThread().interrupt();
              assertThatThrownBy(lock::lockInterruptibly).isInstanceOf(InterruptedException.class);
              Thread.currentThread().interrupt();
              assertThatThrownBy(() -> lock.tryLock(1, TimeUnit.DAYS))
                  .isInstanceOf(InterruptedException.class);
              assertThat(Thread.currentThread().isInterrupted()).isFalse();
            })
        .join();
    assertThat(lock.isLocked()).isFalse();
  }

  @Test
  void cancelEndsTheWaitOnceAndThenLocksCanBeTaken() {
    lock.lock();
    var told = new CountDownLatch(1);
    var taker =
        start(() -> {
          assertThatThrownBy(lock::lock).isInstanceOf(CancelledException.class);
          told.countDown();
          try (var _ = lock.hold()) {
            guarded = 7;
          }
        });
    until(() -> lock.waiters() == 1);
    taker.cancel(true);
    until(() -> told.getCount() == 0 && lock.waiters() == 1);
    lock.unlock();
    assertThat(taker.await(LONG)).isTrue();
    assertThat(guarded).isEqualTo(7);
  }

  @Test
  void cancelEndsTimedTakes() {
    lock.lock();
    Task<?> taker =
        start(() ->
            assertThatThrownBy(() -> lock.tryLock(LONG)).isInstanceOf(CancelledException.class));
    until(() -> lock.waiters() == 1);
    taker.cancel(true);
    assertThat(taker.await(LONG)).isTrue();
    lock.unlock();
    assertThat(lock.waiters()).isZero();
  }

  @Test
  void conditionFollowsTheJdksContract() throws Exception {
    var condition = lock.newCondition();
    assertThatThrownBy(condition::await).isInstanceOf(IllegalMonitorStateException.class);
    assertThatThrownBy(condition::signal).isInstanceOf(IllegalMonitorStateException.class);
    assertThatThrownBy(condition::signalAll).isInstanceOf(IllegalMonitorStateException.class);
    lock.lock();
    lock.lock();
    assertThat(condition.await(1, TimeUnit.MILLISECONDS)).isFalse();
    assertThat(condition.awaitNanos(1000)).isNotPositive();
    assertThat(condition.awaitNanos(-5)).isNotPositive();
    assertThat(condition.awaitUntil(new java.util.Date(0))).isFalse();
    assertThat(lock.holdCount()).isEqualTo(2);
    var signaller =
        start(() -> {
          try (var _ = lock.hold()) {
            condition.signal();
          }
        });
    condition.await();
    assertThat(lock.holdCount()).isEqualTo(2);
    lock.unlock();
    lock.unlock();
    signaller.join();
  }

  @Test
  void conditionAnswersAnInterruptOrGoesOn() {
    var condition = lock.newCondition();
    var answering =
        start(() -> {
          try (var _ = lock.hold()) {
            assertThatThrownBy(condition::await).isInstanceOf(InterruptedException.class);
            assertThat(lock.isHeldByCurrentThread()).isTrue();
            return Thread.interrupted();
          }
        });
    untilSays(condition, "1 waiting");
    answering.thread().orElseThrow().interrupt();
    assertThat(answering.join()).isFalse();
    var goingOn =
        start(() -> {
          try (var _ = lock.hold()) {
            condition.awaitUninterruptibly();
            return Thread.interrupted();
          }
        });
    untilSays(condition, "1 waiting");
    var thread = goingOn.thread().orElseThrow();
    thread.interrupt();
    until(() -> !thread.isInterrupted() && condition.toString().contains("1 waiting"));
    try (var _ = lock.hold()) {
      condition.signalAll();
    }
    assertThat(goingOn.join()).isTrue();
  }

  @Test
  void nullsAreRefused() {
    assertThatNullPointerException().isThrownBy(() -> lock.tryLock(null));
    assertThatNullPointerException().isThrownBy(() -> lock.hold(null));
    assertThatNullPointerException().isThrownBy(() -> lock.tryLock(1, null));
    assertThatNullPointerException().isThrownBy(() -> things().lock(null));
    assertThatIllegalArgumentException().isThrownBy(() -> things().lock(""));
  }

  @Test
  void textTellsNameStateOwner() {
    assertThat(lock.toString()).contains(lock.name(), "free");
    var task =
        threads()
            .named("teller")
            .start(() -> {
              try (var _ = lock.hold()) {
                return lock.toString();
              }
            });
    assertThat(task.join()).contains("held by teller");
  }
}

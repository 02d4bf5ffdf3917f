package plait.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import plait.CancelledException;
import plait.Condvar;
import plait.RLock;
import plait.WaitInterruptedException;
import plait.testing.Behaviour;

abstract class CondvarContract extends ThreadedContract {
  private final Condvar changed = things().condition("changed");
  private boolean holds;

  @Test
  @Behaviour(47)
  void waitingAndSignallingNeedTheLock() {
    assertNotHeld(changed::await);
    assertNotHeld(() -> changed.await(SHORT));
    assertNotHeld(() -> changed.awaitUntil(() -> true));
    assertNotHeld(() -> changed.awaitUntil(() -> true, SHORT));
    assertNotHeld(changed::signal);
    assertNotHeld(() -> changed.signal(2));
    assertNotHeld(changed::signalAll);
  }

  private static void assertNotHeld(ThrowingCallable act) {
    assertThatThrownBy(act)
        .isInstanceOf(IllegalMonitorStateException.class)
        .hasMessageContainingAll("does not hold", "changed");
  }

  @Test
  @Behaviour(48)
  void signalsWakeAsManyAsTheySay() {
    for (int round = 0; round < 3; round++) {
      var woken = new AtomicInteger();
      var waiters =
          start(
              5,
              () -> {
                try (var _ = changed.hold()) {
                  changed.await();
                  woken.incrementAndGet();
                }
              });
      untilSays(changed, "5 waiting");
      signal(3);
      until(() -> woken.get() == 3);
      assertThat(changed.toString()).contains("2 waiting");
      signal(Integer.MAX_VALUE);
      joinAll(waiters);
      assertThat(woken).hasValue(5);
    }
  }

  private void signal(int count) {
    try (var _ = changed.hold()) {
      changed.signal(count);
    }
  }

  @Test
  @Behaviour(50)
  void timedWaitSaysFalseWithTheLockHeldAgain() {
    try (var _ = changed.hold();
        var _ = changed.hold()) {
      assertThat(changed.await(SHORT)).isFalse();
      assertThat(changed.await(Duration.ZERO)).isFalse();
      assertThat(changed.lock().holdCount()).isEqualTo(2);
    }
    assertThat(changed.lock().isLocked()).isFalse();
    assertThatIllegalArgumentException().isThrownBy(() -> changed.await(Duration.ofNanos(-1)));
    assertThatIllegalArgumentException().isThrownBy(() -> changed.signal(0));
  }

  @Test
  @Behaviour(51)
  void waitForPredicateReturnsOnceItHolds() {
    var waiter =
        start(() -> {
          try (var _ = changed.hold()) {
            changed.awaitUntil(() -> holds);
            return changed.awaitUntil(() -> holds, Duration.ZERO);
          }
        });
    untilSays(changed, "1 waiting");
    signal(1);
    untilSays(changed, "1 waiting");
    try (var _ = changed.hold()) {
      holds = true;
      changed.signal();
    }
    assertThat(waiter.join()).isTrue();
    try (var _ = changed.hold()) {
      assertThat(changed.awaitUntil(() -> false, SHORT)).isFalse();
    }
  }

  @Test
  @Behaviour({46, 53})
  void conditionOfLockTakesThatVeryLock() {
    RLock lock = things().lock();
    Condvar first = things().condition(lock);
    Condvar second = things().condition(lock);
    assertThat(first.lock()).isSameAs(lock).isSameAs(second.lock());
    try (var _ = first.hold()) {
      second.signalAll();
      assertThat(lock.isHeldByCurrentThread()).isTrue();
    }
    RLock foreign =
        (RLock)
            Proxy.newProxyInstance(
                getClass().getClassLoader(), new Class<?>[] {RLock.class}, (_, _, _) -> "theirs");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> things().condition(foreign))
        .withMessageContaining("not made by Plait");
  }

  @Test
  void waitersAreSignalledInTheOrderTheyCame() {
    var first = start(this::awaitSignal);
    untilSays(changed, "1 waiting");
    var second = start(this::awaitSignal);
    untilSays(changed, "2 waiting");
    signal(1);
    first.join();
    assertThat(second.isAlive()).isTrue();
    signal(1);
    second.join();
  }

  private void awaitSignal() {
    try (var _ = changed.hold()) {
      changed.await();
    }
  }

  @Test
  void interruptEndsTheWaitWithTheLockHeldAgain() {
    var waiter =
        start(() -> {
          try (var _ = changed.hold()) {
            assertThatThrownBy(changed::await).isInstanceOf(WaitInterruptedException.class);
            assertThat(changed.lock().isHeldByCurrentThread()).isTrue();
            return Thread.interrupted();
          }
        });
    untilSays(changed, "1 waiting");
    waiter.thread().orElseThrow().interrupt();
    assertThat(waiter.join()).isTrue();
  }

  @Test
  void cancelEndsTheWaitWithTheLockHeldAgain() {
    var held = new AtomicInteger();
    var waiter =
        start(() -> {
          try (var _ = changed.hold()) {
            assertThatThrownBy(changed::await).isInstanceOf(CancelledException.class);
            held.set(changed.lock().holdCount());
          }
        });
    untilSays(changed, "1 waiting");
    waiter.cancel(true);
    assertThat(waiter.await(LONG)).isTrue();
    assertThat(held).hasValue(1);
  }

  @Test
  void signalBeatsInterruptThatCameWithIt() {
    var waiter =
        start(() -> {
          try (var _ = changed.hold()) {
            changed.await();
            return Thread.interrupted();
          }
        });
    untilSays(changed, "1 waiting");
    try (var _ = changed.hold()) {
      changed.signal();
      waiter.thread().orElseThrow().interrupt();
    }
    assertThat(waiter.join()).isTrue();
  }

  @Test
  void signalThatMeetsGivingUpIsNotLost() {
    for (int round = 0; round < 300; round++) {
      var woken = new AtomicInteger();
      var quitter = start(this::awaitCancel);
      untilSays(changed, "1 waiting");
      var waiter =
          start(() -> {
            awaitSignal();
            woken.incrementAndGet();
          });
      untilSays(changed, "2 waiting");
      var canceller = start(() -> quitter.cancel(true));
      signal(1);
      canceller.join();
      if (changed.toString().contains("1 waiting")) {
        signal(1); // the quitter took the first one and returned with it
      }
      waiter.join(LONG);
      assertThat(quitter.await(LONG)).isTrue();
      assertThat(woken).hasValue(1);
    }
  }

  @Test
  void signalGoesOutWhenItsSenderHasGivenTheLockBackForGood() {
    var waiter = start(this::awaitSignal);
    untilSays(changed, "1 waiting");
    try (var _ = changed.hold();
        var _ = changed.hold()) {
      changed.signal();
    }
    waiter.join();
  }

  @Test
  void signalGoesOutWhenItsSenderWaitsForOneItself() {
    var answers =
        start(() -> {
          try (var _ = changed.hold()) {
            changed.await();
            changed.signal();
          }
        });
    untilSays(changed, "1 waiting");
    try (var _ = changed.hold()) {
      changed.signal();
      assertThat(changed.await(LONG)).isTrue();
    }
    answers.join();
  }

  @Test
  void whoJoinsTheOneItSignalledAndKeepsTheLockIsNotStuck() {
    var waiter = start(this::awaitSignal);
    untilSays(changed, "1 waiting");
    var signaller =
        start(() -> {
          try (var _ = changed.hold()) {
            changed.signal();
            assertThatThrownBy(waiter::join).hasStackTraceContaining("DeadlockException");
          }
        });
    signaller.join();
    assertThat(waiter.await(LONG)).isTrue();
  }

  private void awaitCancel() {
    try (var _ = changed.hold()) {
      changed.await();
    }
  }
}

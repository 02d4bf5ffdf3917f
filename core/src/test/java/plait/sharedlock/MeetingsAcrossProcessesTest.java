package plait.sharedlock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static plait.testing.Patience.await;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import plait.Barrier;
import plait.BarrierBrokenException;
import plait.Condvar;
import plait.Event;
import plait.ProcessTask;
import plait.Processes;
import plait.SharedLock;
import plait.SharedLongs;
import plait.Task;
import plait.Threads;
import plait.testing.Behaviour;
import plait.testing.Signals;

/** Barriers and conditions, used by several processes, some of which are killed. */
class MeetingsAcrossProcessesTest {
  private static final Duration LONG = Duration.ofSeconds(60);
  private static final int THOUSAND = 1000;

  // ---- barriers

  @Test
  @Behaviour(145)
  void fiveProcessesPassABarrierAThousandTimesInLockstep() {
    try (SharedLongs rounds = Processes.sharedLongs(2)) {
      Barrier barrier = Processes.barrier(5, () -> rounds.getAndAdd(0, 1));
      List<Task<?>> others = new ArrayList<>();
      for (int i = 0; i < 4; i++) {
        others.add(Processes.start(() -> keepStep(barrier, rounds)));
      }
      keepStep(barrier, rounds);
      others.forEach(task -> task.join(LONG));
      assertThat(rounds.get(0)).isEqualTo(THOUSAND);
      assertThat(rounds.get(1)).isZero();
      assertThat(barrier.waiting()).isZero();
      assertThat(barrier.isBroken()).isFalse();
    }
  }

  private static void keepStep(Barrier barrier, SharedLongs rounds) {
    for (int round = 1; round <= THOUSAND; round++) {
      barrier.await();
      long seen = rounds.getVolatile(0);
      if (seen != round && seen != round + 1) { // the next action may have run already
        rounds.setVolatile(1, 1);
      }
    }
  }

  @Test
  void aPartyThatDiesBreaksTheBarrier() {
    Barrier barrier = Processes.barrier(3);
    ProcessTask<?> party = Processes.start(() -> barrier.await());
    await().until(() -> barrier.waiting() == 1);
    var waiter = Threads.start(() -> assertBroken(barrier, "process " + pid(party) + " died"));
    await().until(() -> barrier.waiting() == 2);
    Killed.kill(party);
    waiter.join(LONG);
    assertBroken(barrier, "process " + pid(party) + " died while it waited");
    barrier.reset();
    assertThat(barrier.waiting()).isZero();
    var again = Threads.start(() -> barrier.await());
    var third = Processes.start(() -> barrier.await());
    barrier.await(LONG);
    assertThat(again.join(LONG) + third.join(LONG)).isBetween(1, 3);
  }

  private static long pid(ProcessTask<?> task) {
    return task.pid().orElseThrow();
  }

  private static void assertBroken(Barrier barrier, String by) {
    assertThatThrownBy(barrier::await)
        .isInstanceOf(BarrierBrokenException.class)
        .hasMessageContaining(by);
  }

  @Test
  void whoDiesInTheActionBreaksTheBarrier() {
    Event never = Processes.event();
    Event inside = Processes.event();
    Barrier barrier =
        Processes.barrier(
            2,
            () -> {
              inside.set();
              never.await();
            });
    var waiter = Threads.start(() -> assertBroken(barrier, " died while it ran the action"));
    await().until(() -> barrier.waiting() == 1);
    ProcessTask<?> last = Processes.start(() -> barrier.await());
    inside.await();
    Killed.kill(last);
    waiter.join(LONG);
  }

  @Test
  void whatTheActionThrowsIsToldToAllProcesses() {
    Barrier barrier =
        Processes.barrier(
            2,
            () -> {
              throw new IOException("no disk");
            });
    Task<String> there =
        Processes.start(() -> {
          try {
            barrier.await();
            return "passed";
          } catch (BarrierBrokenException broken) {
            return broken.getMessage();
          }
        });
    assertBroken(barrier, "the action threw java.io.IOException: no disk");
    assertThat(there.join(LONG)).contains("the action threw java.io.IOException: no disk");
  }

  // ---- conditions

  @Test
  @Behaviour(145)
  void signalsReachOtherProcesses() {
    Condvar changed = Processes.condition("changed");
    try (SharedLongs items = Processes.sharedLongs(2)) {
      List<Task<Long>> takers = new ArrayList<>();
      for (int i = 0; i < 2; i++) {
        takers.add(Processes.start(() -> take(changed, items, 500)));
      }
      takers.add(Threads.start(() -> take(changed, items, 500)));
      for (int i = 1; i <= 1500; i++) {
        try (var _ = changed.hold()) {
          items.set(0, items.get(0) + 1);
          changed.signal();
        }
      }
      assertThat(takers).allSatisfy(taker -> assertThat(taker.join(LONG)).isEqualTo(500));
      assertThat(items.get(0)).isZero();
    }
  }

  private static long take(Condvar changed, SharedLongs items, int count) {
    long taken = 0;
    for (int i = 0; i < count; i++) {
      try (var _ = changed.hold()) {
        changed.awaitUntil(() -> items.get(0) > 0);
        items.set(0, items.get(0) - 1);
        taken++;
      }
    }
    return taken;
  }

  @Test
  void aDeadWaiterIsNotCountedAndItsSignalGoesOn() throws Exception {
    Condvar changed = Processes.condition("changed");
    ProcessTask<?> first = startWaiter(changed);
    await().until(() -> changed.toString().contains("1 waiting"));
    ProcessTask<?> dead = startWaiter(changed);
    await().until(() -> changed.toString().contains("2 waiting"));
    var second =
        Threads.start(() -> {
          try (var _ = changed.hold()) {
            changed.await();
          }
        });
    await().until(() -> changed.toString().contains("3 waiting"));
    Killed.kill(dead);
    await().until(() -> changed.toString().contains("2 waiting"));
    Signals.stop(pid(first));
    try (var _ = changed.hold()) {
      changed.signal(); // for the one that is stopped and will not use it
    }
    assertThat(changed.toString()).contains("1 waiting");
    assertThat(second.await(Duration.ofMillis(100))).isFalse();
    Killed.kill(first);
    second.join(LONG);
    assertThat(changed.toString()).doesNotContain("waiting");
  }

  private static ProcessTask<?> startWaiter(Condvar changed) {
    return Processes.start(() -> {
      try (var _ = changed.hold()) {
        changed.await();
      }
    });
  }

  @Test
  void whoeverWaitedIsToldThatTheLockWasAbandoned() {
    Condvar changed = Processes.condition("changed");
    var lock = (SharedLock) changed.lock();
    var waiter =
        Threads.start(() -> {
          try (var _ = changed.hold()) {
            changed.await();
            return lock.wasAbandoned();
          }
        });
    await().until(() -> changed.toString().contains("1 waiting"));
    Event signalled = Processes.event();
    ProcessTask<?> signaller =
        Processes.start(() -> {
          changed.hold();
          changed.signal();
          signalled.set();
          Thread.currentThread().join();
        });
    signalled.await();
    Killed.kill(signaller);
    assertThat(waiter.join(LONG)).isTrue();
  }
}

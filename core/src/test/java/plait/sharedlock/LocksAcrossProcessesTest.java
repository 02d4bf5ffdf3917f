package plait.sharedlock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static plait.testing.Patience.await;

import java.io.IOException;
import java.lang.ref.WeakReference;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import plait.Condvar;
import plait.CountingSemaphore;
import plait.DeadlockException;
import plait.Event;
import plait.Latch;
import plait.ProcessPool;
import plait.ProcessTask;
import plait.Processes;
import plait.RLock;
import plait.Scope;
import plait.SharedLock;
import plait.SharedLongs;
import plait.TargetFailedException;
import plait.Task;
import plait.Threads;
import plait.WaitTimeoutException;
import plait.internal.wire.Shareable;
import plait.internal.wire.Ticket;
import plait.testing.Behaviour;

/** Locks and what belongs to them, used by several processes, some of which are killed. */
@SuppressWarnings("LockNotBeforeTry") // holders that die give nothing back
class LocksAcrossProcessesTest {
  private static final Duration LONG = Duration.ofSeconds(60);
  private static final int ROUNDS = 5000;

  // ---- locks

  @Test
  void aThreadStillHasALockWhoseHandleWasLostWhenItIsSentAgain() throws Exception {
    SharedLock before = Processes.lock(); // one of both lies in the same memory, which so stays
    var lost = new ArrayList<WeakReference<SharedLock>>();
    Ticket ticket = takeAndForget(lost);
    SharedLock after = Processes.lock();
    await()
        .until(() -> {
          System.gc();
          return lost.getFirst().refersTo(null);
        });
    SharedLock again = (SharedLock) ticket.claim();
    assertThat(again.isHeldByCurrentThread()).isTrue();
    again.lock();
    assertThat(again.holdCount()).isEqualTo(2);
    again.unlock();
    assertThat(Threads.start(() -> again.tryLock()).join()).isFalse();
    again.unlock();
    assertThat(again.isLocked()).isFalse();
    assertThatThrownBy(again::unlock).isInstanceOf(IllegalMonitorStateException.class);
    assertThat(List.of(before, after)).noneMatch(SharedLock::isLocked);
  }

  private static Ticket takeAndForget(List<WeakReference<SharedLock>> lost) {
    SharedLock lock = Processes.lock("lost");
    lock.lock();
    lost.add(new WeakReference<>(lock));
    return ((Shareable) lock).ticket();
  }

  @Test
  @Behaviour(145)
  void oneAtATimeIsInsideInFourProcesses() {
    SharedLock lock = Processes.lock("counter");
    try (SharedLongs count = Processes.sharedLongs(1);
        Scope scope = Threads.scope()) {
      for (int i = 0; i < 3; i++) {
        scope.start(Processes.of(() -> count(lock, count)));
      }
      scope.start(() -> count(lock, count));
      scope.join();
      assertThat(count.get(0)).isEqualTo(4L * 4 * ROUNDS);
    }
    assertThat(lock.isLocked()).isFalse();
  }

  /** Four threads of both kinds count. */
  private static void count(SharedLock lock, SharedLongs count) {
    try (Scope virtual = Threads.scope();
        Scope platform = Threads.platform().scope()) {
      for (int i = 0; i < 4; i++) {
        (i < 2 ? virtual : platform).start(() -> countAlone(lock, count));
      }
    }
  }

  private static void countAlone(SharedLock lock, SharedLongs count) {
    for (int i = 0; i < ROUNDS; i++) {
      try (var _ = lock.hold()) {
        count.set(0, count.get(0) + 1);
      }
    }
  }

  @Test
  void theLockOfADeadHolderIsTakenOverByOneWhoIsTold() {
    SharedLock lock = Processes.lock("till");
    Event held = Processes.event();
    ProcessTask<?> holder =
        Processes.start(() -> {
          lock.lock();
          lock.lock();
          held.set();
          Thread.currentThread().join();
        });
    held.await();
    long pid = holder.pid().orElseThrow();
    assertThat(lock.ownerPid()).hasValue(pid);
    assertThat(lock.owner()).isEmpty();
    assertThat(lock.isLocked()).isTrue();
    assertThat(lock.tryLock()).isFalse();
    assertThatThrownBy(() -> lock.hold(Duration.ofMillis(1)))
        .isInstanceOf(WaitTimeoutException.class)
        .hasMessageContaining(" of process " + pid + " holds it");
    assertThatThrownBy(lock::unlock)
        .isInstanceOf(IllegalMonitorStateException.class)
        .hasMessageContaining("process " + pid);
    var taker = Threads.start(() -> takeTwice(lock));
    await().until(() -> lock.waiters() == 1);
    Killed.kill(holder);
    assertThat(taker.join(LONG)).containsExactly(true, true, false);
    assertThat(lock.isLocked()).isFalse();
    assertThat(lock.wasAbandoned()).isFalse();
  }

  private static List<Boolean> takeTwice(SharedLock lock) {
    List<Boolean> told = new ArrayList<>();
    try (var _ = lock.hold()) {
      told.add(lock.wasAbandoned());
      try (var _ = lock.hold()) {
        told.add(lock.wasAbandoned());
      }
    }
    try (var _ = lock.hold()) {
      told.add(lock.wasAbandoned());
    }
    return told;
  }

  @Test
  void triesTakeTheLockOfADeadHolderToo() {
    SharedLock lock = Processes.lock();
    holdAndDie(lock);
    await().pollInSameThread().until(lock::tryLock);
    assertThat(lock.wasAbandoned()).isTrue();
    lock.unlock();
    holdAndDie(lock);
    assertThat(lock.tryLock(LONG)).isTrue();
    assertThat(lock.wasAbandoned()).isTrue();
    lock.unlock();
  }

  private static void holdAndDie(SharedLock lock) {
    Event held = Processes.event();
    var holder =
        Processes.start(() -> {
          lock.lock();
          held.set();
          Thread.currentThread().join();
        });
    held.await();
    Killed.kill(holder);
  }

  @Test
  void aDeadWaiterIsInNobodysWay() {
    SharedLock lock = Processes.lock();
    Event near = Processes.event();
    try (var _ = lock.hold()) {
      var waiter =
          Processes.start(() -> {
            near.set();
            lock.lock();
          });
      near.await();
      Killed.kill(waiter);
    }
    assertThat(Processes.start(() -> lock.tryLock(LONG)).join()).isTrue();
  }

  @Test
  void aHandleThatComesBackIsTheSame() {
    SharedLock lock = Processes.lock("there and back");
    Condvar changed = Processes.condition(lock);
    try (ProcessPool pool = Processes.pool(1)) {
      assertThat(pool.start(() -> List.of(lock, changed)).join()).containsExactly(lock, changed);
      assertThat(pool.start(() -> lock.name() + changed.lock().name()).join())
          .isEqualTo("there and backthere and back");
      assertThat(pool.start(() -> changed.lock() == lock).join()).isTrue();
      SharedLock made = pool.start(() -> Processes.lock("made there")).join();
      assertThat(made.name()).isEqualTo("made there");
      try (var _ = made.hold()) {
        assertThat(pool.start(() -> made.tryLock()).join()).isFalse();
      }
    }
  }

  @Test
  void ticketsOfOtherThingsAreRefused() {
    Ticket lock = ((Shareable) Processes.lock()).ticket();
    Ticket event = ((Shareable) Processes.event()).ticket();
    assertThatThrownBy(() -> Forged.mixed(lock, event).claim()).isInstanceOf(IOException.class);
    assertThatThrownBy(() -> Forged.mixed(event, lock).claim()).isInstanceOf(IOException.class);
  }

  // ---- deadlocks

  @Test
  void aCycleOverTwoProcessesIsFoundAndNamed() {
    SharedLock red = Processes.lock("red");
    SharedLock green = Processes.lock("green");
    Latch both = Processes.latch(2);
    ProcessTask<Boolean> there = Processes.start(() -> takeBoth(green, both, red));
    Task<Boolean> here = Threads.named("here").start(() -> takeBoth(red, both, green));
    List<DeadlockException> refusals = refusals(List.of(there, here));
    assertThat(refusals).hasSize(1);
    assertThat(refusals.getFirst())
        .hasMessageContainingAll("2 tasks wait for each other", "here of process ")
        .hasMessageContainingAll("SharedLock red", "SharedLock green", "takeBoth")
        .hasMessageContainingAll(
            "process " + ProcessHandle.current().pid(), "process " + there.pid().orElseThrow());
    assertThat(red.isLocked()).isFalse();
    assertThat(green.isLocked()).isFalse();
  }

  @Test
  void aCycleThroughALocalLockAndThreeProcessesIsFound() {
    SharedLock red = Processes.lock("red");
    SharedLock green = Processes.lock("green");
    SharedLock blue = Processes.lock("blue");
    RLock local = Threads.lock("local");
    Latch all = Processes.latch(4);
    List<Task<Boolean>> tasks =
        List.of(
            Threads.start(() -> takeBoth(red, all, local)),
            Threads.start(() -> takeBoth(local, all, green)),
            Processes.start(() -> takeBoth(green, all, blue)),
            Processes.start(() -> takeBoth(blue, all, red)));
    List<DeadlockException> refusals = refusals(tasks);
    assertThat(refusals).hasSize(1);
    assertThat(refusals.getFirst().cycle()).hasSize(4);
    assertThat(refusals.getFirst()).hasMessageContainingAll("RLock local", "SharedLock blue");
  }

  @Test
  void whoKeepsTheOrderIsNeverRefused() {
    List<SharedLock> locks = List.of(Processes.lock(), Processes.lock(), Processes.lock());
    List<Task<?>> tasks = new ArrayList<>();
    for (int i = 0; i < 2; i++) {
      tasks.add(Processes.start(() -> takeAllSlowly(locks)));
      tasks.add(Threads.start(() -> takeAllSlowly(locks)));
    }
    tasks.forEach(task -> task.join(LONG));
  }

  /** So slowly that others look for cycles meanwhile. */
  private static void takeAllSlowly(List<SharedLock> locks) {
    for (int i = 0; i < 3; i++) {
      try (var _ = locks.get(0).hold();
          var _ = locks.get(1).hold();
          var _ = locks.get(2).hold()) {
        Threads.event().await(Duration.ofMillis(100));
      }
    }
  }

  /** Joins all, and returns the refusals that some of them got. */
  private static List<DeadlockException> refusals(List<Task<Boolean>> tasks) {
    List<DeadlockException> refusals = new ArrayList<>();
    for (Task<Boolean> task : tasks) {
      try {
        assertThat(task.join(LONG)).isTrue();
      } catch (TargetFailedException failed) {
        refusals.add((DeadlockException) failed.getCause());
      }
    }
    return refusals;
  }

  private static boolean takeBoth(RLock first, Latch both, RLock second) {
    try (var _ = first.hold()) {
      both.countDown();
      both.await();
      try (var _ = second.hold()) {
        return second.isHeldByCurrentThread();
      }
    }
  }

  // ---- semaphores

  @Test
  void permitsOfTheDeadComeBack() {
    CountingSemaphore semaphore = Processes.boundedSemaphore("slots", 3);
    takeAndDie(semaphore);
    semaphore.acquire(3);
    semaphore.release(3);
    assertThat(semaphore.permits()).isEqualTo(3);
    assertThatThrownBy(semaphore::release).isInstanceOf(IllegalStateException.class);
  }

  private static void takeAndDie(CountingSemaphore semaphore) {
    Event taken = Processes.event();
    var taker =
        Processes.start(() -> {
          semaphore.hold();
          semaphore.acquire();
          taken.set();
          Thread.currentThread().join();
        });
    taken.await();
    assertThat(semaphore.permits()).isEqualTo(1);
    Killed.kill(taker);
  }

  @Test
  void permitsThatPassFromProcessToProcessDoNot() {
    CountingSemaphore items = Processes.semaphore("items", 0);
    items.release(3); // this process gives what it has not taken
    takeAndDie(items);
    assertThat(items.tryAcquire(LONG)).isTrue();
    assertThat(items.tryAcquire(LONG)).isTrue(); // the one that a block held
    assertThat(items.permits()).isZero();
    assertThat(items.tryAcquire(Duration.ofMillis(100))).isFalse();
  }

  @Test
  @Behaviour(145)
  void asManyAreInsideAsThereArePermits() {
    CountingSemaphore two = Processes.semaphore(2);
    try (SharedLongs inside = Processes.sharedLongs(2);
        ProcessPool pool = Processes.pool(3)) {
      List<Task<?>> tasks = new ArrayList<>();
      for (int i = 0; i < 3; i++) {
        tasks.add(pool.start(() -> goIn(two, inside)));
      }
      tasks.forEach(Task::join);
      assertThat(inside.get(0)).isZero();
      assertThat(inside.get(1)).isZero();
      assertThat(two.permits()).isEqualTo(2);
    }
  }

  private static void goIn(CountingSemaphore two, SharedLongs inside) {
    for (int i = 0; i < ROUNDS; i++) {
      try (var _ = two.hold()) {
        if (inside.getAndAdd(0, 1) >= 2) {
          inside.set(1, 1);
        }
        inside.getAndAdd(0, -1);
      }
    }
  }

  // ---- events, latches

  @Test
  @Behaviour(145)
  void eventsAndLatchesAreSeenInAllProcesses() {
    Event go = Processes.event("go");
    Latch ready = Processes.latch("ready", 3);
    try (ProcessPool pool = Processes.pool(2)) {
      var first = pool.start(() -> meet(ready, go));
      var second = pool.start(() -> meet(ready, go));
      ready.countDown();
      ready.await();
      assertThat(ready.count()).isZero();
      go.set();
      assertThat(first.join()).isEqualTo("go, set");
      assertThat(second.join()).isEqualTo("go, set");
    }
  }

  private static String meet(Latch ready, Event go) {
    ready.countDown();
    ready.await();
    go.await();
    return go.name() + (go.isSet() ? ", set" : "");
  }
}

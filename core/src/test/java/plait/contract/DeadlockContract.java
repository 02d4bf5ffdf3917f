package plait.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import plait.Action;
import plait.Barrier;
import plait.DeadlockException;
import plait.Hold;
import plait.RLock;
import plait.TargetFailedException;
import plait.Task;
import plait.Threads;

/** Waits that could never end are refused, others are not. */
abstract class DeadlockContract extends ThreadedContract {

  /** Takes something until the end of a block. */
  @FunctionalInterface
  interface Taking {
    Hold take();
  }

  private static void takeBoth(Taking first, Barrier met, Taking second) {
    try (var _ = first.take()) {
      met.await();
      try (var _ = second.take()) {
        assertThat(met.isBroken()).isFalse();
      }
    }
  }

  /** Joins all, and returns the refusal that exactly one of them got. */
  private static DeadlockException onlyVictim(List<? extends Task<?>> tasks) {
    List<DeadlockException> refusals = new ArrayList<>();
    for (Task<?> task : tasks) {
      try {
        task.join(LONG);
      } catch (TargetFailedException failed) {
        refusals.add((DeadlockException) failed.getCause());
      }
    }
    assertThat(refusals).hasSize(1);
    return refusals.getFirst();
  }

  private DeadlockException ring(List<Taking> ring) {
    var met = Threads.barrier(ring.size());
    List<Task<?>> tasks = new ArrayList<>();
    for (int i = 0; i < ring.size(); i++) {
      Taking first = ring.get(i);
      Taking second = ring.get((i + 1) % ring.size());
      tasks.add(threads().named("ring-" + i).start(() -> takeBoth(first, met, second)));
    }
    return onlyVictim(tasks);
  }

  @Test
  void twoAndThreeLocksInRing() {
    for (int round = 0; round < 20; round++) {
      List<RLock> locks =
          List.of(things().lock("red"), things().lock("green"), things().lock("blue"));
      var two = ring(List.of(locks.get(0)::hold, locks.get(1)::hold));
      assertThat(two.cycle()).hasSize(2);
      assertThat(two)
          .hasMessageContainingAll("ring-0", "ring-1", "Lock red", "Lock green")
          .hasMessageContaining("DeadlockContract.takeBoth(DeadlockContract.java:");
      var three = ring(locks.stream().<Taking>map(lock -> lock::hold).toList());
      assertThat(three.cycle()).hasSize(3);
    }
  }

  @Test
  void virtualAndPlatformAndMainThreadMixed() {
    RLock red = things().lock("red");
    RLock green = things().lock("green");
    var met = Threads.barrier(2);
    var refusals = new AtomicInteger();
    var virtual =
        Threads.start(() -> refused(() -> takeBoth(red::hold, met, green::hold), refusals));
    var platform =
        Threads.platform()
            .start(() -> refused(() -> takeBoth(green::hold, met, red::hold), refusals));
    joinAll(List.of(virtual, platform));
    assertThat(refusals).hasValue(1);

    var other = start(() -> refused(() -> takeBoth(red::hold, met, green::hold), refusals));
    refused(() -> takeBoth(green::hold, met, red::hold), refusals);
    other.join(LONG);
    assertThat(refusals).hasValue(2);
  }

  private static void refused(Runnable act, AtomicInteger refusals) {
    try {
      act.run();
    } catch (DeadlockException e) {
      refusals.incrementAndGet();
    }
  }

  @Test
  void readAndWriteInRing() {
    var red = Threads.readWriteLock("red");
    var green = Threads.readWriteLock("green");
    var met = Threads.barrier(2);
    var crossing =
        List.of(
            start(() -> takeBoth(red.readLock()::hold, met, green.writeLock()::hold)),
            start(() -> takeBoth(green.readLock()::hold, met, red.writeLock()::hold)));
    assertThat(onlyVictim(crossing)).hasMessageContainingAll("write lock", "holds the read lock");
  }

  @Test
  void writersWaitForAllReaders() {
    var table = Threads.readWriteLock("table");
    var lock = things().lock("lock");
    var met = Threads.barrier(3);
    var tasks =
        List.of(
            start(() -> takeBoth(table.readLock()::hold, met, () -> () -> {})),
            start(() -> takeBoth(table.readLock()::hold, met, lock::hold)),
            start(() -> takeBoth(lock::hold, met, table.writeLock()::hold)));
    onlyVictim(tasks);
  }

  @Test
  void heldPermitsInRingAndOfOneself() {
    var red = things().semaphore("red", 1);
    var green = things().boundedSemaphore("green", 2);
    try (var _ = red.hold()) {
      assertThatThrownBy(red::hold)
          .isInstanceOf(DeadlockException.class)
          .hasMessageContainingAll("A task waits for itself", "red", "taken at");
    }
    assertThat(ring(List.of(red::hold, things().semaphore(1)::hold))).hasMessageContaining("red");
    try (var _ = green.hold();
        var _ = green.hold()) {
      assertThatThrownBy(green::hold).isInstanceOf(DeadlockException.class);
    }
    assertThat(green.permits()).isEqualTo(2);
  }

  @Test
  void permitsThatAnybodyMayReleaseAreWaitedFor() {
    var semaphore = things().semaphore(1);
    semaphore.acquire();
    var waiter = start(() -> semaphore.hold().close());
    untilSays(semaphore, "1 waiting");
    semaphore.release();
    waiter.join(LONG);
    try (var _ = semaphore.hold()) {
      var nested = start(() -> semaphore.release());
      semaphore.acquire();
      nested.join();
    }
  }

  @Test
  void lockAndJoin() {
    var lock = things().lock("held");
    Task<?> task;
    try (var _ = lock.hold()) {
      task = start(() -> lock.hold().close());
      assertThat(task.await(SHORT)).isFalse();
      until(() -> lock.waiters() == 1);
      assertThatThrownBy(task::join)
          .isInstanceOf(DeadlockException.class)
          .hasMessageContainingAll("Lock held", "the end of " + task.name(), "has not ended");
    }
    task.join();
  }

  @Test
  void retakingTheLockOfCondition() {
    var changed = things().condition("changed");
    var lock = things().lock("other");
    var waiter =
        start(() -> {
          try (var _ = lock.hold();
              var _ = changed.hold();
              var _ = changed.hold()) {
            changed.await();
          }
        });
    untilSays(changed, "1 waiting");
    var signaller =
        start(() -> {
          try (var _ = changed.hold()) {
            changed.signal();
            try (var _ = lock.hold()) {
              return null;
            }
          }
        });
    onlyVictim(List.of(waiter, signaller));
    assertThat(changed.lock().isLocked()).isFalse();
    assertThat(lock.isLocked()).isFalse();
  }

  @Test
  void victimOfRetakingDoesNotHoldAndClosesInPeace() {
    var changed = things().condition("changed");
    var lock = things().lock("other");
    var waiter =
        start(() -> {
          try (var _ = lock.hold();
              var _ = changed.hold();
              var _ = changed.hold()) {
            var refusal = catchDeadlock(changed::await);
            assertThat(changed.lock().isHeldByCurrentThread()).isFalse();
            assertThat(Thread.interrupted()).isTrue();
            return refusal;
          }
        });
    untilSays(changed, "1 waiting");
    var taker =
        start(() -> {
          try (var _ = changed.hold()) {
            lock.hold().close();
          }
        });
    until(() -> lock.waiters() == 1);
    waiter.thread().orElseThrow().interrupt();
    var refusal = waiter.join(LONG);
    assertThat(refusal).hasMessageContaining("Lock changed");
    assertThat(refusal.getSuppressed()).hasSize(1);
    taker.join(LONG);
    assertThat(changed.lock().isLocked()).isFalse();
  }

  private static DeadlockException catchDeadlock(Action action) {
    try {
      action.run();
    } catch (DeadlockException e) {
      return e;
    } catch (Exception e) {
      throw new AssertionError(e);
    }
    throw new AssertionError("no deadlock was found");
  }

  @Test
  void timedWaitsAreNeverRefused() {
    var red = things().lock();
    var green = things().lock();
    var met = Threads.barrier(2);
    joinAll(List.of(start(() -> tryBoth(red, met, green)), start(() -> tryBoth(green, met, red))));
    var semaphore = things().semaphore(1);
    try (var _ = semaphore.hold()) {
      assertThat(semaphore.tryAcquire(SHORT)).isFalse();
    }
  }

  private static void tryBoth(RLock first, Barrier met, RLock second) {
    try (var _ = first.hold()) {
      met.await();
      if (second.tryLock(SHORT)) {
        second.unlock();
      }
    }
  }

  @Test
  void noFalseAlarmAmongManyWhoKeepTheOrder() {
    long seed = System.nanoTime();
    List<RLock> locks = new ArrayList<>();
    for (int i = 0; i < 6; i++) {
      locks.add(things().lock());
    }
    List<Task<?>> tasks = new ArrayList<>();
    for (int i = 0; i < 16; i++) {
      var random = new Random(seed + i);
      tasks.add(start(() -> takeInOrder(locks, random, 2000)));
    }
    assertThat(tasks).as("seed %d", seed).allSatisfy(task -> task.join(LONG));
  }

  private static void takeInOrder(List<RLock> locks, Random random, int rounds) {
    for (int round = 0; round < rounds; round++) {
      int set = random.nextInt(1, 1 << locks.size());
      takeInOrder(locks, set, 0);
    }
  }

  private static void takeInOrder(List<RLock> locks, int set, int from) {
    if (from == locks.size()) {
      Thread.onSpinWait();
    } else if ((set & (1 << from)) == 0) {
      takeInOrder(locks, set, from + 1);
    } else {
      try (var _ = locks.get(from).hold()) {
        takeInOrder(locks, set, from + 1);
      }
    }
  }

  @Test
  void noFalseAlarmWhenPermitsAndLocksChangeHandsQuickly() {
    var lock = things().lock();
    var semaphore = things().semaphore(2);
    var table = Threads.readWriteLock();
    joinAll(
        start(
            8,
            () -> {
              for (int i = 0; i < 2000; i++) {
                try (var _ = semaphore.hold();
                    var _ = i % 4 == 0 ? table.writeLock().hold() : table.readLock().hold();
                    var _ = lock.hold()) {
                  Thread.onSpinWait();
                }
              }
            }));
    assertThat(semaphore.permits()).isEqualTo(2);
  }
}

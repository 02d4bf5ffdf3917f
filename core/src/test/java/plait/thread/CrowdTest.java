package plait.thread;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import plait.Action;
import plait.Task;
import plait.Threads;

/** Locks and friends under 100,000 virtual threads. */
class CrowdTest {
  private static final int CROWD = 100_000;
  private static final Duration LIMIT = Duration.ofSeconds(100);

  private int guarded;

  private static List<Task<?>> crowd(Action action) {
    List<Task<?>> tasks = new ArrayList<>(CROWD);
    for (int i = 0; i < CROWD; i++) {
      tasks.add(Threads.start(action));
    }
    return tasks;
  }

  private static void joinAll(List<Task<?>> tasks) {
    tasks.forEach(task -> task.join(LIMIT));
  }

  private void assertAllCounted(Action action) {
    joinAll(crowd(action));
    assertThat(guarded).isEqualTo(CROWD);
  }

  @Test
  void lock() {
    var lock = Threads.lock();
    assertAllCounted(() -> {
      try (var _ = lock.hold()) {
        countSlowly();
      }
    });
    assertThat(lock.isLocked()).isFalse();
  }

  @Test
  void writeLock() {
    var table = Threads.readWriteLock();
    assertAllCounted(() -> {
      try (var _ = table.writeLock().hold()) {
        countSlowly();
      }
      table.readLock().hold().close();
    });
  }

  @Test
  void semaphore() {
    var semaphore = Threads.semaphore(1);
    assertAllCounted(() -> {
      try (var _ = semaphore.hold()) {
        countSlowly();
      }
    });
    assertThat(semaphore.permits()).isEqualTo(1);
  }

  /** Gives way now and then, so that others find the thing taken. */
  private void countSlowly() {
    int seen = guarded;
    if (seen % 256 == 0) {
      LockSupport.parkNanos(1);
    }
    guarded = seen + 1;
  }

  @Test
  void conditionHandsOnFromOneToTheNext() {
    var changed = Threads.condition();
    var free = new boolean[] {true};
    assertAllCounted(() -> {
      try (var _ = changed.hold()) {
        changed.awaitUntil(() -> free[0]);
        free[0] = false;
      }
      countSlowly();
      try (var _ = changed.hold()) {
        free[0] = true;
        changed.signal();
      }
    });
  }

  @Test
  void latchEventAndBarrierLetAllGo() {
    var arrived = Threads.latch(CROWD);
    var ready = Threads.event();
    var barrier = Threads.barrier(CROWD);
    var passed = new AtomicInteger();
    var tasks =
        crowd(() -> {
          arrived.countDown();
          ready.await();
          barrier.await();
          passed.incrementAndGet();
        });
    assertThat(arrived.await(LIMIT)).isTrue();
    assertThat(passed).hasValue(0);
    ready.set();
    joinAll(tasks);
    assertThat(passed).hasValue(CROWD);
  }

  @Test
  void conditionSignalsAll() {
    var changed = Threads.condition();
    var open = new boolean[1];
    var tasks =
        crowd(() -> {
          try (var _ = changed.hold()) {
            changed.awaitUntil(() -> open[0]);
            guarded++;
          }
        });
    try (var _ = changed.hold()) {
      open[0] = true;
      changed.signalAll();
    }
    joinAll(tasks);
    assertThat(guarded).isEqualTo(CROWD);
  }
}

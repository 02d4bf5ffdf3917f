package plait.stress.storm;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import plait.CountingSemaphore;
import plait.DeadlockException;
import plait.RLock;
import plait.Task;
import plait.ThreadSettings;
import plait.Threads;
import plait.stress.Length;
import plait.stress.Seed;

/** Many tasks that take locks and permits in all ways: nothing is lost, nothing is left taken. */
class LockStormTest {
  private static final int TASKS = 8;
  private static final int EACH = Length.of(2_000, 200_000);

  static Stream<ThreadSettings> threads() {
    return Stream.of(Threads.virtual().daemon(), Threads.platform().daemon());
  }

  private static void together(ThreadSettings threads, Seed seed, Part part) {
    List<Task<?>> tasks = new ArrayList<>();
    for (int i = 0; i < TASKS; i++) {
      var random = seed.of(i);
      tasks.add(threads.start(() -> part.run(random)));
    }
    tasks.forEach(Task::join);
  }

  /** What one task does. */
  @FunctionalInterface
  private interface Part extends java.io.Serializable {
    void run(RandomGenerator random) throws Exception;
  }

  @ParameterizedTest
  @MethodSource("threads")
  void noAdditionIsLost(ThreadSettings threads) {
    var seed = Seed.next("lock");
    var lock = Threads.lock();
    long[] counts = new long[2]; // guarded by the lock

    together(
        threads,
        seed,
        random -> {
          for (int i = 0; i < EACH; i++) {
            if (take(lock, random)) {
              counts[0]++;
              lock.unlock();
            } else {
              try (var _ = lock.hold()) {
                counts[1]++;
              }
            }
          }
        });

    assertThat(counts[0] + counts[1]).as(seed.toString()).isEqualTo((long) TASKS * EACH);
    assertThat(lock.isLocked()).isFalse();
    assertThat(lock.waiters()).isZero();
  }

  private static boolean take(RLock lock, RandomGenerator random) throws InterruptedException {
    return switch (random.nextInt(4)) {
      case 0 -> lock.tryLock();
      case 1 -> lock.tryLock(Duration.ofNanos(random.nextInt(50_000)));
      case 2 -> {
        lock.lockInterruptibly();
        yield true;
      }
      default -> {
        lock.lock();
        yield true;
      }
    };
  }

  @ParameterizedTest
  @MethodSource("threads")
  void noPermitIsLost(ThreadSettings threads) {
    var seed = Seed.next("semaphore");
    CountingSemaphore semaphore = Threads.semaphore(3);

    together(
        threads,
        seed,
        random -> {
          for (int i = 0; i < EACH; i++) {
            int wanted = 1 + random.nextInt(3);
            if (wanted == 1 && semaphore.tryAcquire(Duration.ofNanos(random.nextInt(50_000)))) {
              semaphore.release();
            } else {
              semaphore.acquire(wanted);
              semaphore.release(wanted);
            }
          }
        });

    assertThat(semaphore.permits()).as(seed.toString()).isEqualTo(3);
  }

  /** Locks taken in any order: cycles come about all the time, and each is broken at one place. */
  @ParameterizedTest
  @MethodSource("threads")
  void cyclesNeverHang(ThreadSettings threads) {
    var seed = Seed.next("cycles");
    List<RLock> locks = IntStream.range(0, 4).mapToObj(i -> Threads.lock("lock" + i)).toList();

    together(
        threads,
        seed,
        random -> {
          for (int i = 0; i < EACH / 50; i++) {
            nest(locks, random, 3);
          }
        });

    assertThat(locks).as(seed.toString()).noneMatch(RLock::isLocked);
  }

  @SuppressWarnings("ThreadPriorityCheck") // yields make cycles likely; nothing relies on them
  private static void nest(List<RLock> locks, RandomGenerator random, int depth) {
    try (var _ = locks.get(random.nextInt(locks.size())).hold()) {
      if (depth > 1) {
        nest(locks, random, depth - 1);
      }
      Thread.yield();
    } catch (DeadlockException broken) {
      Thread.yield();
    }
  }
}

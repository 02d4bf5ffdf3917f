package plait.bench.threads;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.LongStream;
import plait.DeadlockException;
import plait.RLock;
import plait.Task;
import plait.Threads;
import plait.bench.Scale;
import plait.bench.Work;

/** How long it takes until a wait that would close a ring of waits is refused. */
final class Cycles {
  private static final int LOCKS = 2_000;

  private Cycles() {}

  /** Nanoseconds for each lock of a ring of as many as the size says. */
  static double refused(Scale scale) {
    int repetitions = scale.repetitions(LOCKS);
    double seconds = 0;
    for (int i = 0; i < 2 * repetitions; i++) {
      double took = once(scale.size());
      seconds += i < repetitions ? 0 : took;
    }
    return seconds * 1e9 / repetitions / scale.size();
  }

  /** Each task holds a lock and waits for the next one; the caller holds the last. */
  private static double once(long size) {
    List<RLock> locks = LongStream.range(0, size).mapToObj(_ -> Threads.lock()).toList();
    var begun = new CountDownLatch(locks.size() - 1);
    List<Task<?>> tasks = new ArrayList<>();
    try (var _ = locks.getLast().hold()) {
      for (int i = 0; i < locks.size() - 1; i++) {
        RLock mine = locks.get(i);
        RLock next = locks.get(i + 1);
        tasks.add(Threads.start(() -> holdBoth(mine, begun, next)));
      }
      for (RLock lock : locks.subList(1, locks.size())) {
        awaitWaiter(lock);
      }
      return secondsUntilRefused(locks.getFirst());
    } finally {
      for (Task<?> task : tasks) {
        task.join();
      }
    }
  }

  private static void holdBoth(RLock mine, CountDownLatch begun, RLock next) {
    try (var _ = mine.hold()) {
      begun.countDown();
      TaskMemory.awaitUninterrupted(begun); // all hold theirs
      next.hold().close();
    }
  }

  private static void awaitWaiter(RLock lock) {
    while (lock.waiters() == 0) {
      LockSupport.parkNanos(Duration.ofMillis(1).toNanos());
    }
  }

  private static double secondsUntilRefused(RLock lock) {
    long begin = System.nanoTime();
    try (var _ = lock.hold()) {
      throw new AssertionError("the ring was not seen");
    } catch (DeadlockException expected) {
      return Work.secondsSince(begin);
    }
  }
}

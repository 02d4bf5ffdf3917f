package plait.shared;

import static org.assertj.core.api.Assertions.assertThat;
import static plait.testing.Patience.await;

import java.time.Duration;
import java.util.Random;
import java.util.concurrent.locks.LockSupport;
import plait.ProcessTask;
import plait.Processes;
import plait.SharedLongs;
import plait.SharedQueue;

/**
 * Kills a process that puts items and one that takes them, at random moments, and sees that of the
 * items that were put each comes out once: but for the one that the taker had and had not marked,
 * which may have been done already, and the one that was being put.
 */
final class QueueKills {
  private static final int MOST = 100_000;
  private static final long LONGEST_NANOS = 20_000_000;
  private static final Duration LONG = Duration.ofSeconds(60);

  private final long seed;
  private final Random random;
  private final SharedQueue<int[]> queue = Processes.queue(20);

  QueueKills(long seed) {
    this.seed = seed;
    this.random = new Random(seed);
  }

  void run(int rounds) throws Exception {
    for (int round = 0; round < rounds; round++) {
      try (SharedLongs put = Processes.sharedLongs(1);
          SharedLongs done = Processes.sharedLongs(MOST)) {
        round(put, done);
      }
    }
    queue.join();
  }

  private void round(SharedLongs put, SharedLongs done) throws Exception {
    SharedQueue<int[]> queue = this.queue;
    int seed = random.nextInt();
    ProcessTask<?> putter =
        Processes.start(() -> {
          var lengths = new Random(seed);
          for (int i = 0; i < MOST; i++) {
            queue.put(item(i, lengths));
            put.setRelease(0, i + 1);
          }
        });
    ProcessTask<?> taker =
        Processes.start(() -> {
          while (true) {
            int[] item = queue.take();
            check(item);
            done.getAndAdd(item[0], 1);
            queue.taskDone();
          }
        });
    await().until(() -> done.getAcquire(3) > 0);
    pause();
    (random.nextBoolean() ? putter : taker).kill();
    pause();
    putter.kill();
    taker.kill();
    putter.await();
    taker.await();
    assertThat(putter.exceptionNow()).isNotNull();
    assertThat(taker.exceptionNow()).isNotNull();
    drain(done);
    check(put.getAcquire(0), done);
  }

  /** Mostly short ones, and now and then one that is written outside of the guard. */
  private static int[] item(int number, Random random) {
    int[] item = new int[random.nextInt(8) == 0 ? 1 + random.nextInt(40_000) : 2];
    java.util.Arrays.fill(item, number);
    return item;
  }

  private static void check(int[] item) {
    for (int each : item) {
      assertThat(each).isEqualTo(item[0]);
    }
  }

  private void pause() {
    long end = System.nanoTime() + random.nextLong(LONGEST_NANOS);
    while (System.nanoTime() < end) {
      LockSupport.parkNanos(1_000);
    }
  }

  private void drain(SharedLongs done) throws Exception {
    while (!queue.join(Duration.ZERO)) {
      int[] item = queue.poll(LONG);
      assertThat(item).as("seed %s: what was put comes out", seed).isNotNull();
      check(item);
      done.getAndAdd(item[0], 1);
      queue.taskDone();
    }
  }

  private void check(long put, SharedLongs done) {
    int twice = 0;
    int beyond = 0;
    for (int i = 0; i < MOST; i++) {
      long times = done.get(i);
      twice += times == 2 ? 1 : 0;
      beyond += i >= put && times > 0 ? 1 : 0;
      assertThat(times).as("seed %s: item %s of %s", seed, i, put).isLessThanOrEqualTo(2);
      if (i < put) {
        assertThat(times).as("seed %s: item %s of %s", seed, i, put).isPositive();
      }
    }
    assertThat(twice).as("seed %s: items done twice", seed).isLessThanOrEqualTo(1);
    assertThat(beyond).as("seed %s: items of which it is not known", seed).isLessThanOrEqualTo(1);
  }
}

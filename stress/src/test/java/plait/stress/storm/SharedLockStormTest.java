package plait.stress.storm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.SplittableRandom;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import plait.Barrier;
import plait.BarrierBrokenException;
import plait.Condvar;
import plait.CountingSemaphore;
import plait.Event;
import plait.ProcessTask;
import plait.Processes;
import plait.SharedLock;
import plait.SharedLongs;
import plait.Task;
import plait.Threads;
import plait.WaitTimeoutException;
import plait.WorkerDiedException;
import plait.stress.Length;

/**
 * Processes that do nothing but use locks and what belongs to them are killed at random moments:
 * the others go on, one at a time is inside, nothing that the dead had is lost, and nothing stays
 * behind. In long it takes some hours, for each round starts a process.
 */
class SharedLockStormTest {
  private static final int ROUNDS = Length.of(12, 10_000);
  private static final int VICTIMS = 2;
  private static final int MOST_MICROS = 3_000;
  private static final int PERMITS = 2;
  private static final Duration BRIEF = Duration.ofMillis(2);
  private static final Duration LONG = Duration.ofMinutes(2);

  // places of the board
  private static final int INSIDE = 0;
  private static final int VIOLATIONS = 1;
  private static final int OVER = 2;
  private static final int STARTED = 3;
  private static final int SURVIVOR_HERE = 4;
  private static final int SURVIVOR_THERE = 5;
  private static final int VICTIM = 6;
  private static final int PLACES = 7;

  /** All that is used. */
  record Things(
      SharedLongs board,
      SharedLock lock,
      CountingSemaphore slots,
      Condvar changed,
      Barrier barrier,
      Event event) {

    static Things make() {
      return new Things(
          Processes.sharedLongs(PLACES),
          Processes.lock("storm"),
          Processes.boundedSemaphore("slots", PERMITS),
          Processes.condition("changed"),
          Processes.barrier(2),
          Processes.event("event"));
    }

    void useAll(long seed, int progress) {
      var random = new SplittableRandom(seed);
      while (board.getVolatile(OVER) == 0) {
        use(random.nextInt(7));
        board.getAndAdd(progress, 1);
      }
    }

    private void use(int what) {
      switch (what) {
        case 0, 1 -> inside();
        case 2 -> {
          try (var _ = slots.hold()) {
            Thread.onSpinWait();
          }
        }
        case 3 -> {
          slots.acquire(PERMITS);
          slots.release(PERMITS);
        }
        case 4 -> {
          try (var _ = changed.hold()) {
            changed.signal();
            changed.await(BRIEF);
          }
        }
        case 5 -> meet();
        default -> {
          event.set();
          event.await();
          event.clear();
        }
      }
    }

    private void inside() {
      try (var _ = lock.hold()) {
        long me = ProcessHandle.current().pid() << 20 | Thread.currentThread().threadId();
        if (lock.wasAbandoned()) {
          board.setVolatile(INSIDE, 0);
        }
        if (!board.compareAndSet(INSIDE, 0, me) || !board.compareAndSet(INSIDE, me, 0)) {
          board.getAndAdd(VIOLATIONS, 1);
        }
      }
    }

    private void meet() {
      try {
        barrier.await(BRIEF);
      } catch (WaitTimeoutException | BarrierBrokenException broken) {
        barrier.reset();
      }
    }
  }

  @Test
  void theOthersGoOnHoweverProcessesDie() throws Exception {
    var seed = Seed.next("shared locks");
    RandomGenerator random = seed.of(0);
    Things things = Things.make();
    var here = Threads.start(() -> things.useAll(random.nextLong(), SURVIVOR_HERE));
    var there = Processes.start(() -> things.useAll(1, SURVIVOR_THERE));
    Deque<ProcessTask<?>> victims = new ArrayDeque<>();
    for (int i = 0; i < VICTIMS; i++) {
      victims.add(start(things, random.nextLong()));
    }
    long descriptors = 0;
    for (int round = 0; round < ROUNDS; round++) {
      int begun = round;
      soon(() -> things.board.getVolatile(STARTED) > begun);
      LockSupport.parkNanos(TimeUnit.MICROSECONDS.toNanos(random.nextInt(MOST_MICROS)));
      victims.element().kill();
      assertDied(victims.remove());
      victims.add(start(things, random.nextLong()));
      assertGoingOn(things, seed + ", round " + round);
      descriptors = round == 0 ? memories() : descriptors;
    }
    assertThat(memories()).isLessThanOrEqualTo(descriptors + VICTIMS);
    for (ProcessTask<?> victim : victims) {
      victim.kill();
      assertDied(victim);
    }
    things.board.setVolatile(OVER, 1);
    joinWhileSetting(things, here, there);
    assertNothingIsLost(things, seed);
  }

  private static ProcessTask<?> start(Things things, long seed) {
    return Processes.start(() -> {
      things.board.getAndAdd(STARTED, 1);
      things.useAll(seed, VICTIM);
    });
  }

  private static void assertDied(ProcessTask<?> victim) {
    assertThatThrownBy(() -> victim.join(LONG)).hasCauseInstanceOf(WorkerDiedException.class);
  }

  private static void assertGoingOn(Things things, String when) {
    for (int who : new int[] {SURVIVOR_HERE, SURVIVOR_THERE}) {
      long before = things.board.getVolatile(who);
      await(when).atMost(LONG).until(() -> things.board.getVolatile(who) > before + 20);
    }
    assertThat(things.board.getVolatile(VIOLATIONS)).as(when).isZero();
  }

  /** Those who wait for the event may have missed the last one who sets it. */
  private static void joinWhileSetting(Things things, Task<?>... survivors) {
    for (Task<?> survivor : survivors) {
      await()
          .atMost(LONG)
          .until(() -> {
            things.event.set();
            return survivor.await(BRIEF);
          });
      survivor.join();
    }
  }

  private static void assertNothingIsLost(Things things, Seed seed) {
    assertThat(things.lock.tryLock(LONG)).as(seed.toString()).isTrue();
    things.lock.unlock();
    for (int i = 0; i < PERMITS; i++) {
      assertThat(things.slots.tryAcquire(LONG)).as(seed.toString()).isTrue();
    }
    things.slots.release(PERMITS);
    assertThat(things.slots.permits()).as(seed.toString()).isEqualTo(PERMITS);
    try (var _ = things.changed.hold()) {
      assertThat(things.changed.await(Duration.ofMillis(500))).as(seed.toString()).isFalse();
    }
    assertThat(things.changed.toString()).as(seed.toString()).doesNotContain("waiting");
    things.barrier.reset();
    assertThat(things.barrier.waiting()).as(seed.toString()).isZero();
  }

  private static void soon(Callable<Boolean> isSo) {
    await().atMost(LONG).until(isSo);
  }

  /** How many pieces of shared memory this process has open. */
  private static long memories() throws IOException {
    long count = 0;
    try (var all = Files.newDirectoryStream(Path.of("/proc/self/fd"))) {
      for (Path each : all) {
        count += isMemory(each) ? 1 : 0;
      }
    }
    return count;
  }

  private static boolean isMemory(Path descriptor) {
    try {
      return Files.readSymbolicLink(descriptor).toString().contains("plait");
    } catch (IOException gone) {
      return false;
    }
  }
}

package plait.pool;

import static java.util.concurrent.TimeUnit.MILLISECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static plait.testing.Patience.await;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import plait.Outcome;
import plait.PoolBrokenException;
import plait.PoolStats;
import plait.ProcessPool;
import plait.Target;
import plait.TargetFailedException;
import plait.Task;
import plait.Threads;
import plait.WorkerDiedException;
import plait.WorkerDiedException.Cause;
import plait.internal.pool.ProcessPoolView;
import plait.internal.pool.SeatRules;
import plait.internal.thread.Settings;
import plait.testing.Behaviour;
import plait.testing.FakeSeat;
import plait.testing.FakeSeating;

/** What a pool does with seats that do what a test tells them; none is ever left behind. */
@Timeout(180)
class SeatsTest {
  private static final long TICK = 5_000_000;

  private final FakeSeating seating = new FakeSeating();

  private ProcessPool pool(int workers, SeatRules rules) {
    return ProcessPoolView.of(Settings.ofThreads(), workers, seating, rules, TICK);
  }

  private ProcessPool pool(int workers) {
    return pool(workers, SeatRules.DEFAULT);
  }

  private static List<Integer> upTo(int count) {
    return IntStream.range(0, count).boxed().toList();
  }

  private static WorkerDiedException startFailure() {
    return new WorkerDiedException(Cause.START_FAILED, "no such option");
  }

  @AfterEach
  void noSeatIsLeft() {
    assertThat(seating.alive()).isZero();
  }

  // ---- what never began

  @Test
  void whatNeverBeganGoesOnSilently() {
    try (ProcessPool pool = pool(1)) {
      seating.dieOnReceipt(2);
      assertThat(pool.start(() -> 5).join()).isEqualTo(5);
      seating.dieOnReceipt(1);
      assertThat(pool.chunk(10).map(i -> i, upTo(40))).isEqualTo(upTo(40));
      assertThat(pool.stats().deaths()).isEqualTo(Map.of(Cause.KILLED, 3L));
    }
  }

  @Test
  void aDeathWhileIdleHarmsNobody() {
    try (ProcessPool pool = pool(1)) {
      assertThat(pool.start(FakeSeat::myPid).join()).isEqualTo(1);
      seating.seats().getFirst().dies(Cause.KILLED);
      await().until(() -> seating.seats().size() == 2);
      assertThat(pool.start(FakeSeat::myPid).join()).isEqualTo(2);
      assertThat(pool.stats().deaths()).isEqualTo(Map.of(Cause.KILLED, 1L));
    }
  }

  @Test
  void garbageIsTheFailureOfTheTaskThatRan() {
    try (ProcessPool pool = pool(1)) {
      assertThatThrownBy(() -> pool.start(() -> FakeSeat.die(Cause.PROTOCOL)).join())
          .hasCauseInstanceOf(WorkerDiedException.class);
      assertThat(pool.start(() -> 1).join()).isEqualTo(1);
    }
  }

  // ---- starting

  @Test
  void theFirstWorkerThatCannotStartBreaksThePool() {
    seating.failStarts(startFailure());
    try (ProcessPool pool = pool(2)) {
      assertThatThrownBy(() -> pool.start(() -> 1).join())
          .hasCauseInstanceOf(PoolBrokenException.class)
          .hasRootCauseMessage("no such option");
      assertThatThrownBy(() -> pool.map(i -> i, upTo(3)))
          .isInstanceOf(PoolBrokenException.class)
          .hasMessageContaining("first worker");
    }
  }

  @Test
  void aLaterWorkerThatCannotStartIsTriedAgain() {
    try (ProcessPool pool = pool(1, SeatRules.DEFAULT.backoff(Duration.ofMillis(1)))) {
      assertThat(pool.start(() -> 1).join()).isEqualTo(1);
      seating.failStarts(startFailure(), startFailure(), startFailure());
      assertThatThrownBy(() -> pool.start(() -> FakeSeat.die(Cause.CRASHED)).join())
          .hasCauseInstanceOf(WorkerDiedException.class);
      assertThat(pool.start(() -> 2).join()).isEqualTo(2);
      assertThat(pool.stats().deaths())
          .isEqualTo(Map.of(Cause.CRASHED, 1L, Cause.START_FAILED, 3L));
    }
  }

  @Test
  void startsThatAlwaysFailBreakThePool() {
    var rules = SeatRules.DEFAULT.intensity(3, Duration.ofMinutes(1)).backoff(Duration.ofMillis(1));
    try (ProcessPool pool = pool(1, rules)) {
      assertThat(pool.start(() -> 1).join()).isEqualTo(1);
      seating.failStarts(startFailure(), startFailure(), startFailure());
      assertThatThrownBy(() -> pool.start(() -> FakeSeat.die(Cause.CRASHED)).join())
          .hasCauseInstanceOf(WorkerDiedException.class);
      await().until(() -> pool.stats().broken());
      assertThatThrownBy(() -> pool.start(() -> 1))
          .isInstanceOf(PoolBrokenException.class)
          .hasRootCauseMessage("no such option");
    }
  }

  @Test
  void shutdownNowEndsAWorkerThatIsStarting() {
    seating.holdStarts(new CountDownLatch(1));
    ProcessPool pool = pool(1);
    var waiting = pool.start(() -> 1);
    await().until(() -> seating.alive() == 1);
    assertThat(pool.shutdownNow()).hasSize(1);
    pool.close();
    assertThat(waiting.isCancelled()).isTrue();
  }

  @Test
  void aCancelEndsTheWaitForASeatInATask() {
    ProcessPool pool = pool(1, SeatRules.DEFAULT.backoff(Duration.ofMillis(1)));
    var hold = new CountDownLatch(1);
    var dying =
        pool.retry(2)
            .retry(2, Cause.CRASHED)
            .start(() -> {
              seating.holdStarts(hold);
              FakeSeat.die(Cause.CRASHED);
            });
    await().until(() -> seating.seats().size() == 2);
    dying.cancel();
    dying.await();
    hold.countDown();
    assertThat(pool.start(() -> 2).join()).isEqualTo(2);
    pool.close();
  }

  @Test
  void aFailedStartCannotBeSeenByTasksOfOtherWorkers() {
    try (ProcessPool pool = pool(2, SeatRules.DEFAULT.backoff(Duration.ofMillis(1)))) {
      assertThat(pool.map(i -> i, upTo(4))).isEqualTo(upTo(4));
      seating.failStarts(startFailure(), startFailure());
      var outcomes =
          pool.outcomes(
              i -> {
                if (i == 0) {
                  FakeSeat.die(Cause.CRASHED);
                }
                return i;
              },
              upTo(50));
      assertThat(outcomes.stream().filter(Outcome::isSuccess)).hasSize(49);
    }
  }

  // ---- spares

  @Test
  void aSpareTakesThePlaceWithoutAWait() {
    try (ProcessPool pool = pool(1, SeatRules.DEFAULT.spares(1))) {
      assertThat(pool.start(() -> 1).join()).isEqualTo(1);
      await().until(() -> pool.stats().spares() == 1);
      var hold = new CountDownLatch(1);
      seating.holdStarts(hold);
      assertThatThrownBy(() -> pool.start(() -> FakeSeat.die(Cause.CRASHED)).join())
          .hasCauseInstanceOf(WorkerDiedException.class);
      assertThat(pool.start(() -> 2).join()).isEqualTo(2);
      assertThat(pool.stats().spares()).isZero();
      hold.countDown();
      await().until(() -> pool.stats().spares() == 1);
    }
  }

  @Test
  void aPoolEndsWithASpareThatIsStarting() {
    try (ProcessPool pool = pool(1, SeatRules.DEFAULT.spares(2))) {
      await()
          .until(() -> {
            var _ = pool.start(() -> 1).join();
            return pool.stats().spares() == 2;
          });
      seating.holdStarts(new CountDownLatch(1));
      assertThatThrownBy(() -> pool.start(() -> FakeSeat.die(Cause.CRASHED)).join())
          .hasCauseInstanceOf(WorkerDiedException.class);
      assertThat(pool.start(() -> 1).join()).isEqualTo(1);
    }
  }

  // ---- replacement by rule

  @Test
  @Behaviour(133)
  void neverTwoAtOnceWhenTheRuleSaysOne() {
    try (ProcessPool pool = pool(1, SeatRules.DEFAULT.recycleAfter(3))) {
      var tasks = upTo(31).stream().map(i -> pool.start(() -> i)).toList();
      for (int i : upTo(31)) {
        assertThat(tasks.get(i).join()).isEqualTo(i);
      }
      assertThat(pool.chunk(7).map(i -> i, upTo(50))).isEqualTo(upTo(50));
    }
    assertThat(seating.mostAlive()).isEqualTo(1);
  }

  @Test
  void aWorkerThatHasGrownIsReplaced() {
    try (ProcessPool pool = pool(1, SeatRules.DEFAULT.recycleFrom(5000))) {
      pool.start(() -> FakeSeat.useMemory(4999)).join();
      assertThat(pool.start(FakeSeat::myPid).join()).isEqualTo(1);
      pool.start(() -> FakeSeat.useMemory(5000)).join();
      assertThat(pool.start(FakeSeat::myPid).join()).isEqualTo(2);
      assertThat(pool.stats().retirements()).isEqualTo(Map.of(PoolStats.Retirement.MEMORY, 1L));
    }
  }

  @Test
  void anIdleWorkerIsReplacedAtItsAge() {
    try (ProcessPool pool = pool(1, SeatRules.DEFAULT.recycleAfter(Duration.ofMillis(20)))) {
      assertThat(pool.start(FakeSeat::myPid).join()).isEqualTo(1);
      await().until(() -> seating.seats().size() > 1);
    }
    assertThat(seating.mostAlive()).isEqualTo(1);
  }

  @Test
  void idleWorkersAreLetGo() {
    try (ProcessPool pool = pool(3)) {
      assertThat(pool.map(i -> i, upTo(100))).isEqualTo(upTo(100));
      await().until(() -> pool.workers() == 0);
      assertThat(seating.alive()).isZero();
      assertThat(pool.stats().retirements()).containsKey(PoolStats.Retirement.IDLE);
      assertThat(pool.start(() -> 1).join()).isEqualTo(1);
    }
  }

  // ---- what travels

  @Test
  @Behaviour(127)
  void whatCannotTravelIsRefusedBeforeAnythingIsQueued() {
    try (ProcessPool pool = pool(1)) {
      assertThatThrownBy(() -> pool.initializer(new FakeSeating.StuckBody()))
          .isInstanceOf(IllegalArgumentException.class);
      assertThatThrownBy(() -> pool.start(new FakeSeating.StuckBody()))
          .isInstanceOf(IllegalArgumentException.class);
      assertThat(pool.stats().queued()).isZero();
      assertThat(seating.seats()).isEmpty();
      List<Object> items = List.of(1, new FakeSeating.Unsendable(), 3);
      assertThatThrownBy(() -> pool.map(i -> i, items))
          .isInstanceOf(TargetFailedException.class)
          .hasMessageContaining("item 1")
          .hasCauseInstanceOf(IllegalArgumentException.class);
      for (ProcessPool view : List.of(pool, pool.chunk(3), pool.unordered())) {
        var outcomes = view.outcomes(i -> i, items);
        assertThat(outcomes.stream().filter(Outcome::isSuccess)).hasSize(2);
        assertThat(outcomes).hasSize(3);
      }
    }
  }

  @Test
  void theBytesOfWaitingBodiesAreBounded() throws Exception {
    record Big(int bytes, CountDownLatch gate) implements Target<Integer>, FakeSeating.Sized {
      @Override
      public Integer call() throws Exception {
        gate.await();
        return bytes;
      }
    }
    var gate = new CountDownLatch(1);
    try (ProcessPool pool = pool(1, SeatRules.DEFAULT.queueBytes(1000))) {
      var running = pool.start(new Big(5000, gate));
      await().until(running::isAlive);
      var _ = pool.start(new Big(600, gate));
      assertThat(pool.stats().queuedBytes()).isEqualTo(600);
      var starter = Threads.start(() -> pool.start(new Big(401, gate)).join());
      await().until(() -> starter.thread().orElseThrow().getState() != Thread.State.RUNNABLE);
      var _ = pool.start(new Big(400, gate));
      assertThat(pool.stats().queued()).isEqualTo(2);
      gate.countDown();
      assertThat(starter.join()).isEqualTo(401);
      await().until(() -> pool.stats().queuedBytes() == 0);
    }
  }

  @Test
  void theNumberOfWaitingTasksIsASetting() throws Exception {
    var gate = new CountDownLatch(1);
    try (ProcessPool pool = pool(1, SeatRules.DEFAULT.queueTasks(2))) {
      assertThat(pool.capacity()).isEqualTo(2);
      var running = pool.start(() -> gate.await());
      await().until(running::isAlive);
      var _ = pool.start(() -> 1);
      var _ = pool.start(() -> 2);
      var starter = Threads.start(() -> pool.start(() -> 3).join());
      await().until(() -> starter.thread().orElseThrow().getState() != Thread.State.RUNNABLE);
      assertThat(pool.stats().queued()).isEqualTo(2);
      gate.countDown();
      assertThat(starter.join()).isEqualTo(3);
    }
  }

  @Test
  void theBytesOfItemsAheadAreBounded() {
    record Big(int bytes) implements FakeSeating.Sized {}
    var drawn = new AtomicInteger();
    var gate = new CountDownLatch(1);
    Iterable<Big> items =
        () ->
            IntStream.range(0, 50)
                .mapToObj(_ -> {
                  drawn.incrementAndGet();
                  return new Big(400);
                })
                .iterator();
    try (ProcessPool pool = pool(1, SeatRules.DEFAULT.queueBytes(1000))) {
      var map =
          Threads.start(() ->
              pool.window(40)
                  .map(
                      big -> {
                        gate.await();
                        return big.bytes();
                      },
                      items));
      await().until(() -> drawn.get() == 3);
      await().during(50, MILLISECONDS).until(() -> drawn.get() == 3);
      gate.countDown();
      assertThat(map.join()).hasSize(50).containsOnly(400);
    }
  }

  // ---- stress

  @Test
  void everyTaskEndsOnceWhateverHappens() {
    long seed = System.nanoTime();
    Random random = new Random(seed);
    for (int round = 0; round < 20; round++) {
      var rules =
          SeatRules.DEFAULT
              .spares(random.nextInt(2))
              .recycleAfter(1 + random.nextInt(20))
              .grace(Duration.ofMillis(5))
              .backoff(Duration.ofNanos(1000))
              .intensity(1000, Duration.ofMinutes(1));
      var ends = new AtomicInteger();
      var tasks = new ArrayList<Task<?>>();
      ProcessPool pool = pool(1 + random.nextInt(3), rules);
      assertThat(pool.start(() -> 1).join()).isEqualTo(1);
      for (int i = 0; i < 150; i++) {
        int kind = random.nextInt(12);
        Task<?> task = pool.timeout(Duration.ofMillis(20)).start(() -> act(kind));
        task.onDone(_ -> ends.incrementAndGet());
        tasks.add(task);
        if (random.nextInt(4) == 0) {
          tasks.get(random.nextInt(tasks.size())).cancel();
        }
        if (random.nextInt(20) == 0 && !seating.seats().isEmpty()) {
          seating.seats().getLast().dies(Cause.KILLED);
        }
      }
      if (random.nextInt(3) == 0) {
        pool.shutdownNow();
      }
      pool.close();
      assertThat(tasks).as("seed %d", seed).allMatch(Task::isDone);
      assertThat(ends).as("seed %d", seed).hasValue(150);
      assertThat(seating.alive()).as("seed %d", seed).isZero();
      tasks.stream()
          .filter(task -> task.status() == Task.Status.FAILED)
          .forEach(task -> assertThat(task.exceptionNow()).isNotNull());
    }
  }

  private static int act(int kind) throws Exception {
    switch (kind) {
      case 0 -> FakeSeat.die(Cause.CRASHED);
      case 1 -> throw new IOException("some fail");
      case 2 -> FakeSeat.hang();
      case 3 -> new CountDownLatch(1).await();
      default -> {}
    }
    return kind;
  }
}

package plait.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static plait.testing.Patience.await;

import java.io.IOException;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import plait.Action;
import plait.Outcome;
import plait.PoolBrokenException;
import plait.PoolStats;
import plait.ProcessPool;
import plait.Target;
import plait.TargetFailedException;
import plait.Task;
import plait.WaitTimeoutException;
import plait.WorkerDiedException;
import plait.WorkerDiedException.Cause;
import plait.internal.pool.SeatRules;
import plait.testing.Behaviour;
import plait.testing.FileGate;
import plait.testing.FileTally;

/** What every pool does whose bodies run in processes; bodies share nothing with the test. */
@Timeout(180)
abstract class ProcessPoolContract {
  private static final Duration SHORT = Duration.ofMillis(100);

  /** A pool of so many workers. */
  abstract ProcessPool pool(int workers, UnaryOperator<SeatRules> rules);

  /** A body that ends its process with {@link Cause#EXITED}. */
  abstract Action exits();

  /** A body that goes on for ever and answers nothing. */
  abstract Action hangs();

  /** The number of the process that runs it. */
  abstract Target<Long> pid();

  private ProcessPool pool(int workers) {
    return pool(workers, rules -> rules);
  }

  private static List<Integer> upTo(int count) {
    return IntStream.range(0, count).boxed().toList();
  }

  private static Throwable failure(Outcome<?> outcome) {
    return ((Outcome.Failure<?>) outcome).failure();
  }

  private static void assertDied(Task<?> task, Cause why) {
    assertThatThrownBy(task::join)
        .isInstanceOf(TargetFailedException.class)
        .cause()
        .isInstanceOfSatisfying(
            WorkerDiedException.class, died -> assertThat(died.why()).isEqualTo(why));
  }

  // ---- deaths

  @Test
  @Behaviour({124, 128})
  void aDeathFailsOnlyTheTaskThatRan() {
    var gate = FileGate.closed();
    var exits = exits();
    try (ProcessPool pool = pool(1)) {
      var dying =
          pool.start(() -> {
            gate.await();
            exits.run();
          });
      var others = upTo(5).stream().map(i -> pool.start(() -> i)).toList();
      gate.open();
      assertDied(dying, Cause.EXITED);
      for (int i : upTo(5)) {
        assertThat(others.get(i).join()).isEqualTo(i);
      }
      assertThat(pool.stats().deaths()).isEqualTo(Map.of(Cause.EXITED, 1L));
      assertThat(pool.toString()).contains("1 died");
      assertThat(pool.workers()).isEqualTo(1);
    }
  }

  @Test
  void aDeathFailsOnlyTheItemThatRan() {
    var runs = FileTally.zero();
    var exits = exits();
    try (ProcessPool pool = pool(2)) {
      var outcomes =
          pool.chunk(20)
              .outcomes(
                  i -> {
                    runs.add();
                    if (i % 10 == 7) {
                      exits.run();
                    }
                    return i;
                  },
                  upTo(40));
      for (int i : upTo(40)) {
        if (i % 10 == 7) {
          assertThat(failure(outcomes.get(i))).isInstanceOf(WorkerDiedException.class);
        } else {
          assertThat(outcomes.get(i)).isEqualTo(new Outcome.Success<>(i));
        }
      }
      assertThat(runs.count()).isEqualTo(40);
    }
  }

  @Test
  void aDeathEndsAMapAndNamesTheItem() {
    var exits = exits();
    try (ProcessPool pool = pool(2)) {
      assertThatThrownBy(() ->
              pool.map(
                  i -> {
                    if (i == 3) {
                      exits.run();
                    }
                    return i;
                  },
                  upTo(10)))
          .isInstanceOf(TargetFailedException.class)
          .hasMessageContaining("item 3 (3)")
          .hasCauseInstanceOf(WorkerDiedException.class);
      assertThat(pool.map(i -> i, upTo(5))).isEqualTo(upTo(5));
    }
  }

  // ---- cancels and limits

  @Test
  void aCancelThatIsAnsweredCostsNoWorker() throws Exception {
    var pid = pid();
    try (ProcessPool pool = pool(1)) {
      long before = pool.start(pid).join();
      var begun = FileGate.closed();
      var running =
          pool.start(() -> {
            begun.open();
            new CountDownLatch(1).await();
          });
      begun.await();
      assertThat(running.cancel()).isTrue();
      running.await();
      assertThat(pool.start(pid).join()).isEqualTo(before);
      assertThat(pool.stats().deaths()).isEmpty();
    }
  }

  @Test
  void aCancelThatIsNotAnsweredKillsThatWorkerOnly() throws Exception {
    var pid = pid();
    var hangs = hangs();
    var gate = FileGate.closed();
    try (ProcessPool pool = pool(2)) {
      var begun = FileTally.zero();
      var stuck =
          pool.start(() -> {
            begun.add();
            hangs.run();
          });
      var other =
          pool.start(() -> {
            begun.add();
            gate.await();
            return pid.call();
          });
      await().until(() -> begun.count() == 2);
      var queued = pool.start(() -> 5);
      stuck.cancel();
      stuck.await();
      assertThat(queued.join()).isEqualTo(5);
      assertThat(other.isDone()).isFalse();
      gate.open();
      assertThat(other.join()).isPositive();
      assertThat(pool.stats().deaths()).isEqualTo(Map.of(Cause.CANCELLED, 1L));
    }
  }

  @Test
  void aLimitEndsACallThatAnswers() {
    var pid = pid();
    try (ProcessPool pool = pool(1)) {
      long before = pool.start(pid).join();
      assertThatThrownBy(
              () -> pool.timeout(SHORT).start(() -> new CountDownLatch(1).await()).join())
          .hasCauseInstanceOf(WaitTimeoutException.class);
      assertThat(pool.start(pid).join()).isEqualTo(before);
    }
  }

  @Test
  void aLimitKillsACallThatDoesNotAnswer() {
    var hangs = hangs();
    try (ProcessPool pool = pool(1)) {
      var stuck = pool.timeout(SHORT).start(hangs);
      var queued = pool.start(() -> 5);
      assertThatThrownBy(stuck::join)
          .cause()
          .isInstanceOf(WaitTimeoutException.class)
          .hasMessageContaining("killed");
      assertThat(queued.join()).isEqualTo(5);
      assertThat(pool.stats().deaths()).isEqualTo(Map.of(Cause.TIMEOUT, 1L));
    }
  }

  @Test
  void theLimitIsForEachItemOfAChunk() {
    var hangs = hangs();
    var limit = Duration.ofSeconds(3);
    try (ProcessPool pool = pool(1)) {
      var outcomes =
          pool.timeout(limit)
              .chunk(12)
              .outcomes(
                  i -> {
                    if (i == 2) {
                      new CountDownLatch(1).await();
                    } else if (i == 4) {
                      hangs.run();
                    } else {
                      var _ =
                          new CountDownLatch(1)
                              .await(400, java.util.concurrent.TimeUnit.MILLISECONDS);
                    }
                    return i;
                  },
                  upTo(12));
      for (int i : upTo(12)) {
        if (i == 2 || i == 4) {
          assertThat(failure(outcomes.get(i)))
              .isInstanceOf(WaitTimeoutException.class)
              .hasMessageContaining("item " + i);
        } else {
          assertThat(outcomes.get(i)).isEqualTo(new Outcome.Success<>(i));
        }
      }
      assertThat(pool.stats().deaths()).isEqualTo(Map.of(Cause.TIMEOUT, 1L));
    }
  }

  // ---- repeats

  @Test
  void failingItemsOfAChunkAreTriedAgain() {
    try (ProcessPool pool = pool(1)) {
      var tries = FileTally.zero();
      assertThat(
              pool.retry(3, Duration.ofMillis(1))
                  .chunk(5)
                  .map(
                      i -> {
                        if (i == 2 && tries.add() < 3) {
                          throw new IOException("not yet");
                        }
                        return i;
                      },
                      upTo(10)))
          .isEqualTo(upTo(10));
      assertThat(tries.count()).isEqualTo(3);
    }
  }

  @Test
  void deathsAreRepeatedOnRequestOnly() {
    var exits = exits();
    try (ProcessPool pool = pool(1)) {
      var tries = FileTally.zero();
      Target<Integer> body =
          () -> {
            if (tries.add() % 3 != 0) {
              exits.run();
            }
            return 1;
          };
      assertThat(pool.retry(3, Cause.EXITED).start(body).join()).isEqualTo(1);
      assertThat(tries.count()).isEqualTo(3);
      assertDied(pool.retry(3).start(body), Cause.EXITED);
      assertDied(pool.retry(3, Cause.CRASHED).start(body), Cause.EXITED);
      assertThat(tries.count()).isEqualTo(5);
      assertThat(
              pool.retry(3, Cause.EXITED)
                  .chunk(4)
                  .map(
                      i -> {
                        if (i == 2) {
                          var _ = body.call();
                        }
                        return i;
                      },
                      upTo(8)))
          .isEqualTo(upTo(8));
      assertThat(tries.count()).isEqualTo(6);
      assertThatThrownBy(() -> pool.retry(0, Cause.EXITED))
          .isInstanceOf(IllegalArgumentException.class);
    }
  }

  // ---- replacement by rule

  @Test
  @Behaviour(133)
  void aWorkerIsReplacedAfterSoManyTasks() {
    var pid = pid();
    try (ProcessPool pool = pool(1, rules -> rules.recycleAfter(3))) {
      var counts = new HashMap<Long, Integer>();
      for (int i = 0; i < 12; i++) {
        counts.merge(pool.start(pid).join(), 1, Integer::sum);
      }
      assertThat(counts.values()).containsOnly(3).hasSize(4);
      counts.clear();
      for (long each : pool.chunk(10).map(_ -> pid.call(), upTo(30))) {
        counts.merge(each, 1, Integer::sum);
      }
      assertThat(counts.values()).containsOnly(3).hasSize(10);
      assertThat(pool.stats().deaths()).isEmpty();
      assertThat(pool.stats().retirements()).containsKey(PoolStats.Retirement.TASKS);
    }
  }

  @Test
  void aWorkerIsReplacedAtItsAge() {
    var pid = pid();
    try (ProcessPool pool = pool(1, rules -> rules.recycleAfter(Duration.ofMillis(50)))) {
      var pids = new HashSet<Long>();
      await()
          .until(() -> {
            pids.add(pool.start(pid).join());
            return pids.size() > 2;
          });
      assertThat(pool.stats().deaths()).isEmpty();
      assertThat(pool.stats().retirements()).containsKey(PoolStats.Retirement.AGE);
    }
  }

  // ---- breaking

  @Test
  void tooManyDeathsInARowBreakThePool() {
    var exits = exits();
    UnaryOperator<SeatRules> three =
        rules -> rules.intensity(3, Duration.ofMinutes(1)).backoff(Duration.ofMillis(1));
    try (ProcessPool pool = pool(1, three)) {
      for (int i = 0; i < 10; i++) {
        assertDied(pool.start(exits), Cause.EXITED);
        assertThat(pool.start(() -> 1).join()).isEqualTo(1);
      }
      for (int i = 0; i < 4; i++) {
        assertDied(pool.start(exits), Cause.EXITED);
      }
      await().until(() -> pool.stats().broken());
      assertThatThrownBy(() -> pool.start(() -> 1))
          .isInstanceOf(PoolBrokenException.class)
          .hasMessageContaining("4 of its workers have died")
          .hasCauseInstanceOf(WorkerDiedException.class);
      assertThat(pool.toString()).contains("broken");
    }
  }

  // ---- as others see it

  @Test
  void statsTellOfTheWorkers() throws Exception {
    var gate = FileGate.closed();
    try (ProcessPool pool = pool(2)) {
      var begun = FileGate.closed();
      var running =
          pool.start(() -> {
            begun.open();
            gate.await();
          });
      begun.await();
      PoolStats stats = pool.stats();
      assertThat(stats.workers())
          .singleElement()
          .satisfies(worker -> {
            assertThat(worker.state()).isEqualTo(PoolStats.State.BUSY);
            assertThat(worker.pid()).isPositive();
            assertThat(worker.memory()).isPositive();
            assertThat(worker.age()).isPositive();
          });
      gate.open();
      running.join();
      assertThat(pool.map(i -> i, upTo(4))).isEqualTo(upTo(4));
      assertThat(pool.stats().finished()).isEqualTo(5);
      assertThat(pool.stats().queued()).isZero();
      assertThat(pool.toString()).contains("processes");
    }
  }

  // ---- the end

  @Test
  @Behaviour(135)
  void shutdownNowEndsWhatHangsAndManyThatWait() throws Exception {
    var hangs = hangs();
    ProcessPool pool = pool(1);
    var begun = FileGate.closed();
    var stuck =
        pool.start(() -> {
          begun.open();
          hangs.run();
        });
    begun.await();
    for (int i = 0; i < 1000; i++) {
      var _ = pool.start(() -> 1);
    }
    assertThat(pool.shutdownNow()).hasSize(1000);
    pool.close();
    assertThat(stuck.isCancelled()).isTrue();
    assertThat(pool.workers()).isZero();
    assertThat(pool.isTerminated()).isTrue();
  }
}

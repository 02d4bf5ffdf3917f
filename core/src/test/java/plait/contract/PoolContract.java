package plait.contract;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import plait.CancelledException;
import plait.DeadlockException;
import plait.Pool;
import plait.PoolBrokenException;
import plait.Task;
import plait.Tasks;
import plait.ThreadSettings;
import plait.Threads;
import plait.UnjoinedFailure;
import plait.WaitTimeoutException;
import plait.testing.Behaviour;

/** What every pool does. */
@Timeout(60)
abstract class PoolContract {
  abstract ThreadSettings threads();

  private static List<Integer> upTo(int count) {
    return IntStream.range(0, count).boxed().toList();
  }

  private static void open(CountDownLatch latch) {
    latch.countDown();
  }

  // ---- tasks

  @Test
  @Behaviour(96)
  void cancelOfAWaitingTaskDropsIt() throws Exception {
    var gate = new CountDownLatch(1);
    try (Pool pool = threads().pool(1)) {
      var running = pool.start(() -> gate.await());
      var ran = new AtomicInteger();
      var waiting = pool.start(() -> ran.incrementAndGet());
      await().until(running::isAlive);
      assertThat(waiting.status()).isEqualTo(Task.Status.SCHEDULED);
      assertThat(waiting.cancel()).isTrue();
      assertThat(waiting.isCancelled()).isTrue();
      assertThat(pool.toString()).contains("0 queued");
      open(gate);
      running.join();
      assertThat(running.cancel()).isFalse();
      assertThat(pool.start(() -> 1).join()).isEqualTo(1);
      assertThat(ran).hasValue(0);
    }
  }

  @Test
  @Behaviour({97, 98})
  void resultsAreWaitedFor() throws Exception {
    var gate = new CountDownLatch(1);
    try (Pool pool = threads().pool(1)) {
      var running =
          pool.start(() -> {
            gate.await();
            return 5;
          });
      var waiting = pool.submit(() -> 1);
      assertThatThrownBy(() -> waiting.get(0, SECONDS)).isInstanceOf(TimeoutException.class);
      assertThatThrownBy(() -> running.join(Duration.ZERO))
          .isInstanceOf(WaitTimeoutException.class);
      var joiner = Threads.start(() -> ((Task<Integer>) waiting).join());
      waiting.cancel(true);
      assertThatThrownBy(joiner::join).hasCauseInstanceOf(CancelledException.class);
      open(gate);
      assertThat(running.join()).isEqualTo(5);
    }
  }

  @Test
  void aTokenCancelsWithItsReason() {
    var token = Threads.cancelToken();
    var reason = new IOException("enough");
    try (Pool pool = threads().token(token).pool(1)) {
      var running = pool.start(() -> new CountDownLatch(1).await());
      var waiting = pool.start(() -> 1);
      await().until(running::isAlive);
      token.cancel(reason);
      for (var task : List.of(running, waiting)) {
        assertThatThrownBy(task::join).isInstanceOf(CancelledException.class).hasCause(reason);
      }
    }
  }

  @Test
  void aBodyThatSeesItsTokenFirstIsCancelled() {
    var token = Threads.cancelToken();
    var asking = new CountDownLatch(1);
    var _ = token.onCancel(asking::countDown); // before the task hears of it
    var ended = new CountDownLatch(1);
    var _ = token.onCancel(ended::await);
    try (Pool pool = threads().token(token).pool(1)) {
      var task =
          pool.start(() -> {
            asking.await();
            token.throwIfCancelled();
          });
      var canceller = Threads.start(() -> token.cancel());
      task.await();
      assertThat(task.isCancelled()).isTrue();
      open(ended);
      canceller.join();
    }
  }

  @Test
  void aCancelLeavesNoInterruptBehind() throws Exception {
    try (Pool pool = threads().pool(1)) {
      for (int i = 0; i < 200; i++) {
        var task = pool.start(() -> new CountDownLatch(1).await());
        if (i % 2 == 0) {
          await().pollInterval(Duration.ofMillis(1)).until(task::isAlive);
        }
        task.cancel();
        assertThat(pool.start(() -> Thread.currentThread().isInterrupted()).join()).isFalse();
      }
    }
  }

  @Test
  @Behaviour(99)
  void callbacksRun() {
    var seen = ConcurrentHashMap.<String>newKeySet();
    try (Pool pool = threads().pool(2)) {
      var done = pool.start(() -> 1);
      done.onDone(task -> seen.add("one " + task.resultNow()));
      done.join();
      done.onDone(_ -> seen.add("late"));
    }
    assertThat(seen).containsExactlyInAnyOrder("one 1", "late");
  }

  @Test
  @Behaviour(100)
  void aFailingCallbackIsReportedAndOthersRun() {
    var reported = new CopyOnWriteArrayList<UnjoinedFailure>();
    var before = Threads.onUnjoinedFailure(reported::add);
    var calls = new AtomicInteger();
    try (Pool pool = threads().pool(1)) {
      for (int i = 0; i < 20; i++) {
        pool.start(() -> calls.get())
            .onDone(_ -> {
              calls.incrementAndGet();
              throw new IOException("callback");
            })
            .onDone(_ -> calls.incrementAndGet());
      }
      assertThat(pool.start(() -> 7).join()).isEqualTo(7);
      assertThat(pool.workers()).isEqualTo(1);
    } finally {
      Threads.onUnjoinedFailure(before);
    }
    assertThat(calls).hasValue(40);
    assertThat(reported)
        .hasSize(20)
        .allMatch(failure -> failure.failure() instanceof IOException)
        .allMatch(failure -> failure.taskName().endsWith("'s callback"));
  }

  @Test
  void aCallbackMayWaitForAnotherTask() {
    try (Pool pool = threads().pool(1)) {
      var seen = new CountDownLatch(1);
      pool.start(() -> 1)
          .onDone(_ -> {
            if (pool.start(() -> 2).join() == 2) {
              seen.countDown();
            }
          });
      await().until(() -> seen.getCount() == 0);
    }
  }

  // ---- workers

  @Test
  @Behaviour(116)
  void neverMoreWorkersThanSaid() {
    var names = ConcurrentHashMap.<String>newKeySet();
    try (Pool pool = threads().pool(3)) {
      pool.each(_ -> names.add(Thread.currentThread().getName()), upTo(45));
      assertThat(pool.workers()).isBetween(1, 3);
    }
    assertThat(names.size()).isLessThanOrEqualTo(3);
  }

  @Test
  @Behaviour(116)
  void oneAfterAnotherTakesOneWorker() throws Exception {
    try (Pool pool = threads().pool(4)) {
      for (int i = 0; i < 1000; i++) {
        pool.submit(() -> 1).get();
      }
      assertThat(pool.workers()).isEqualTo(1);
    }
  }

  @Test
  @Behaviour(117)
  void workersAreNamed() throws Exception {
    var gate = new CountDownLatch(2);
    Set<String> names = ConcurrentHashMap.newKeySet();
    try (Pool pool = threads().named("io").pool(2)) {
      for (int i = 0; i < 2; i++) {
        pool.start(() -> {
          names.add(Thread.currentThread().getName());
          gate.countDown();
          gate.await();
        });
      }
    }
    assertThat(names).containsExactlyInAnyOrder("io_0", "io_1");
    try (Pool one = threads().pool(1);
        Pool other = threads().pool(1)) {
      assertThat(one.start(() -> Thread.currentThread().getName()).join())
          .isNotEqualTo(other.start(() -> Thread.currentThread().getName()).join());
    }
  }

  @Test
  void idleWorkersEnd() {
    Pool pool =
        plait.internal.pool.PoolView.of((plait.internal.thread.Settings) threads(), 2, 5_000_000);
    pool.start(() -> 1).join();
    await().until(() -> pool.workers() == 0);
    assertThat(pool.start(() -> 2).join()).isEqualTo(2);
    pool.close();
    assertThat(pool.workers()).isZero();
  }

  @Test
  void theIntakeIsBounded() throws Exception {
    var gate = new CountDownLatch(1);
    try (Pool pool = threads().pool(1)) {
      var first = pool.start(() -> gate.await());
      await().until(first::isAlive);
      for (int i = 0; i < pool.capacity(); i++) {
        pool.start(() -> 1);
      }
      var starter = Threads.start(() -> pool.start(() -> 2).join());
      await().until(() -> starter.thread().orElseThrow().getState() != Thread.State.RUNNABLE);
      var given = Threads.start(() -> pool.start(() -> 3));
      given.cancel();
      given.await();
      assertThat(starter.isDone()).isFalse();
      open(gate);
      assertThat(starter.join()).isEqualTo(2);
    }
  }

  // ---- nested use

  @Test
  void nestedUseOfOneWorkerWorksToAnyDepth() {
    try (Pool pool = threads().pool(1)) {
      assertThat(depth(pool, 50)).isEqualTo(50);
      assertThat(pool.start(() -> pool.map(i -> pool.map(j -> i * j, upTo(3)), upTo(3))).join())
          .isEqualTo(List.of(List.of(0, 0, 0), List.of(0, 1, 2), List.of(0, 2, 4)));
    }
  }

  @Test
  void aTaskMayWaitForSeveralOfItsPool() {
    try (Pool pool = threads().pool(1)) {
      for (int i = 0; i < 200; i++) {
        assertThat(pool.start(() -> sumOfThree(pool)).join()).isEqualTo(6);
      }
    }
  }

  private static int sumOfThree(Pool pool) {
    var parts = List.of(pool.start(() -> 1), pool.start(() -> 2), pool.start(() -> 3));
    return Tasks.all(parts).stream().mapToInt(i -> i).sum();
  }

  @Test
  void contextIsCarried() {
    var local = new ThreadLocal<String>();
    local.set("mine");
    try (Pool pool = threads().carrying(local).pool(2)) {
      assertThat(pool.start(local::get).join()).isEqualTo("mine");
      assertThat(pool.map(_ -> local.get(), List.of(1, 2, 3))).containsOnly("mine");
    }
  }

  private static int depth(Pool pool, int left) {
    return left == 0 ? 0 : 1 + pool.start(() -> depth(pool, left - 1)).join();
  }

  @Test
  void poolsThatWaitForEachOtherAreToldSo() {
    try (Pool a = threads().pool(1);
        Pool b = threads().pool(1)) {
      var task = a.start(() -> b.start(() -> a.start(() -> 1).join()).join());
      assertThatThrownBy(task::join).hasRootCauseInstanceOf(DeadlockException.class);
    }
  }

  @Test
  void aTaskCannotWaitForTheEndOfItsPool() {
    try (Pool pool = threads().pool(1)) {
      assertThatThrownBy(() -> pool.start(pool::close).join())
          .hasCauseInstanceOf(DeadlockException.class);
      assertThatThrownBy(() -> pool.start(() -> pool.awaitTermination(1, SECONDS)).join())
          .hasCauseInstanceOf(DeadlockException.class);
    }
  }

  // ---- initializer

  @Test
  @Behaviour(123)
  void workersHaveAState() {
    var closed = new AtomicInteger();
    AutoCloseable state = closed::incrementAndGet;
    try (Pool pool = threads().pool(2).initializer(() -> state)) {
      assertThat(pool.start(() -> Pool.workerState(AutoCloseable.class)).join()).isSameAs(state);
      assertThatThrownBy(() -> pool.initializer(() -> 1)).isInstanceOf(IllegalStateException.class);
    }
    assertThat(closed).hasValue(1);
    assertThatThrownBy(() -> Pool.workerState(String.class))
        .isInstanceOf(IllegalStateException.class);
  }

  @Test
  @Behaviour(123)
  void aFailingInitializerBreaksThePool() {
    var tries = new AtomicInteger();
    try (Pool pool =
        threads()
            .pool(1)
            .initializer(() -> {
              tries.incrementAndGet();
              throw new IOException("no connection");
            })) {
      assertThatThrownBy(() -> pool.start(() -> 1).join())
          .hasCauseInstanceOf(PoolBrokenException.class)
          .hasRootCauseInstanceOf(IOException.class);
      assertThatThrownBy(() -> pool.start(() -> 1)).isInstanceOf(PoolBrokenException.class);
    }
    assertThat(tries).hasValue(1);
  }

  // ---- the end

  @Test
  @Behaviour({118, 119})
  void shutdownFinishesWhatWasStarted() throws Exception {
    var done = new AtomicInteger();
    Pool pool = threads().pool(2);
    for (int i = 0; i < 100; i++) {
      pool.start(() -> done.incrementAndGet());
    }
    pool.shutdown();
    assertThatThrownBy(() -> pool.start(() -> 1)).isInstanceOf(RejectedExecutionException.class);
    assertThatThrownBy(() -> pool.map(i -> i, upTo(1)))
        .isInstanceOf(RejectedExecutionException.class);
    assertThat(pool.awaitTermination(30, SECONDS)).isTrue();
    assertThat(done).hasValue(100);
    assertThat(pool.isTerminated()).isTrue();
    assertThat(pool.workers()).isZero();
  }

  @Test
  @Behaviour(119)
  void closeWaitsForWhatTheTasksStart() {
    var done = new AtomicInteger();
    try (Pool pool = threads().pool(1)) {
      pool.start(() -> pool.start(() -> pool.start(() -> done.incrementAndGet())));
    }
    assertThat(done).hasValue(1);
  }

  @Test
  @Behaviour(120)
  void shutdownPendingLetsTheRunningComplete() throws Exception {
    var gate = new CountDownLatch(1);
    Pool pool = threads().pool(1);
    var running =
        pool.start(() -> {
          gate.await();
          return 1;
        });
    await().until(running::isAlive);
    var waiting = pool.start(() -> 2);
    pool.shutdownPending();
    assertThat(waiting.isCancelled()).isTrue();
    open(gate);
    assertThat(running.join()).isEqualTo(1);
    pool.close();
  }

  @Test
  void shutdownNowInterruptsAndReturnsTheRest() throws Exception {
    Pool pool = threads().pool(1);
    var running = pool.start(() -> new CountDownLatch(1).await());
    await().until(running::isAlive);
    Runnable never = () -> {};
    pool.execute(never);
    assertThat(pool.shutdownNow()).containsExactly(never);
    assertThat(pool.awaitTermination(30, SECONDS)).isTrue();
    assertThat(running.isCancelled()).isTrue();
  }

  @Test
  void anInterruptedCloserCancelsFirst() {
    Pool pool = threads().pool(1);
    var running = pool.start(() -> new CountDownLatch(1).await());
    Thread.currentThread().interrupt();
    pool.close();
    assertThat(Thread.interrupted()).isTrue();
    assertThat(running.isCancelled()).isTrue();
    assertThat(pool.isTerminated()).isTrue();
  }

  // ---- as an executor service

  @Test
  void invokesAllAndAny() throws Exception {
    try (Pool pool = threads().pool(2)) {
      List<Callable<Integer>> some =
          List.of(
              () -> 1,
              () -> {
                throw new IOException("no");
              });
      var all = pool.invokeAll(some);
      assertThat(all.get(0).get()).isEqualTo(1);
      assertThatThrownBy(() -> all.get(1).get())
          .isInstanceOf(ExecutionException.class)
          .hasCauseInstanceOf(IOException.class);
      assertThat(pool.invokeAny(some)).isEqualTo(1);
      assertThatThrownBy(() -> pool.invokeAny(some.subList(1, 2)))
          .isInstanceOf(ExecutionException.class);
      assertThatThrownBy(() -> pool.invokeAny(List.<Callable<Integer>>of()))
          .isInstanceOf(IllegalArgumentException.class);
      Callable<Integer> stuck =
          () -> {
            new CountDownLatch(1).await();
            return 1;
          };
      assertThat(
              pool.invokeAll(
                  List.of(stuck, stuck, stuck), 10, java.util.concurrent.TimeUnit.MILLISECONDS))
          .allMatch(java.util.concurrent.Future::isCancelled);
      assertThatThrownBy(
              () -> pool.invokeAny(List.of(stuck), 10, java.util.concurrent.TimeUnit.MILLISECONDS))
          .isInstanceOf(TimeoutException.class);
    }
  }

  @Test
  void failuresBesideASuccessAreNotReported() throws Exception {
    var reported = new CopyOnWriteArrayList<UnjoinedFailure>();
    var before = Threads.onUnjoinedFailure(reported::add);
    try (Pool pool = threads().pool(2)) {
      Callable<Integer> good = () -> 1;
      Callable<Integer> bad =
          () -> {
            throw new IOException("beside a success");
          };
      for (int i = 0; i < 200; i++) {
        assertThat(pool.invokeAny(List.of(bad, good, bad))).isEqualTo(1);
      }
      await()
          .untilAsserted(() -> {
            var garbage = new java.lang.ref.WeakReference<>(new Object());
            System.gc();
            assertThat(garbage.get()).isNull();
          });
    } finally {
      Threads.onUnjoinedFailure(before);
    }
    assertThat(reported)
        .extracting(UnjoinedFailure::failure)
        .noneMatch(failure -> "beside a success".equals(failure.getMessage()));
  }

  @Test
  @Behaviour(109)
  void badInputIsRefused() {
    assertThatThrownBy(() -> threads().pool(0)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> threads().pool(-1)).isInstanceOf(IllegalArgumentException.class);
    try (Pool pool = threads().pool(1)) {
      assertThatThrownBy(() -> pool.submit((Callable<?>) null))
          .isInstanceOf(NullPointerException.class);
      assertThatThrownBy(() -> pool.execute(null)).isInstanceOf(NullPointerException.class);
      assertThatThrownBy(() -> pool.map(i -> i, null)).isInstanceOf(NullPointerException.class);
      assertThatThrownBy(() -> pool.timeout(Duration.ZERO))
          .isInstanceOf(IllegalArgumentException.class);
      assertThatThrownBy(() -> pool.retry(0)).isInstanceOf(IllegalArgumentException.class);
      assertThatThrownBy(() -> pool.chunk(0)).isInstanceOf(IllegalArgumentException.class);
      assertThatThrownBy(() -> pool.retry(1, Duration.ofMillis(-1)))
          .isInstanceOf(IllegalArgumentException.class);
      assertThatThrownBy(() -> pool.mapRows(row -> row, List.of()))
          .isInstanceOf(IllegalArgumentException.class);
    }
  }

  // ---- stress

  @Test
  void everyTaskEndsOnceUnderStress() {
    long seed = System.nanoTime();
    Random random = new Random(seed);
    for (int round = 0; round < 30; round++) {
      int kind = random.nextInt(3);
      var ends = new AtomicInteger();
      var tasks = new ArrayList<Task<?>>();
      Pool pool = threads().pool(1 + random.nextInt(4));
      for (int i = 0; i < 200; i++) {
        Task<?> task =
            pool.start(() -> {
              if (ThreadLocalRandomBit.next()) {
                throw new IOException("some fail");
              }
              return pool.isShutdown() ? 0 : 1;
            });
        task.onDone(_ -> ends.incrementAndGet());
        tasks.add(task);
        if (random.nextInt(3) == 0) {
          tasks.get(random.nextInt(tasks.size())).cancel();
        }
      }
      if (kind == 0) {
        pool.shutdownNow();
      } else if (kind == 1) {
        pool.shutdownPending();
      }
      pool.close();
      assertThat(tasks).as("seed %d", seed).allMatch(Task::isDone);
      assertThat(ends).as("seed %d", seed).hasValue(200);
      tasks.forEach(task -> task.onDone(Task::state));
      tasks.stream()
          .filter(task -> task.status() == Task.Status.FAILED)
          .forEach(task -> assertThat(task.exceptionNow()).isInstanceOf(IOException.class));
    }
  }

  /** A coin. */
  private static final class ThreadLocalRandomBit {
    static boolean next() {
      return java.util.concurrent.ThreadLocalRandom.current().nextBoolean();
    }
  }
}

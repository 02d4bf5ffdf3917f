package plait.contract;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static plait.testing.Patience.await;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import plait.Action;
import plait.CancelledException;
import plait.Hold;
import plait.Pool;
import plait.PoolBrokenException;
import plait.Priority;
import plait.Target;
import plait.Task;
import plait.Tasks;
import plait.Threads;
import plait.WaitTimeoutException;
import plait.testing.Behaviour;
import plait.testing.FileGate;
import plait.testing.FileTally;

/** What every pool does. */
@Timeout(180)
abstract class PoolContract {
  /** A pool of so many workers. */
  abstract Pool pool(int workers);

  /** One that looks after its idle workers at every tick of that length. */
  abstract Pool pool(int workers, long tickNanos);

  private static List<Integer> upTo(int count) {
    return IntStream.range(0, count).boxed().toList();
  }

  // ---- tasks

  @Test
  @Behaviour(96)
  void cancelOfAWaitingTaskDropsIt() throws Exception {
    var gate = FileGate.closed();
    try (Pool pool = pool(1)) {
      var running = pool.start(() -> gate.await());
      var ran = FileTally.zero();
      var waiting = pool.start(() -> ran.add());
      await().until(running::isAlive);
      assertThat(waiting.status()).isEqualTo(Task.Status.SCHEDULED);
      assertThat(waiting.cancel()).isTrue();
      assertThat(waiting.isCancelled()).isTrue();
      assertThat(pool.toString()).contains("0 queued");
      gate.open();
      running.join();
      assertThat(running.cancel()).isFalse();
      assertThat(pool.start(() -> 1).join()).isEqualTo(1);
      assertThat(ran.count()).isZero();
    }
  }

  @Test
  @Behaviour({97, 98})
  void resultsAreWaitedFor() throws Exception {
    var gate = FileGate.closed();
    try (Pool pool = pool(1)) {
      var running =
          pool.start(() -> {
            gate.await();
            return 5;
          });
      var waiting = pool.start(() -> 1);
      assertThatThrownBy(() -> waiting.get(0, SECONDS)).isInstanceOf(TimeoutException.class);
      assertThatThrownBy(() -> running.join(Duration.ZERO))
          .isInstanceOf(WaitTimeoutException.class);
      var joiner = Threads.start(() -> waiting.join());
      waiting.cancel(true);
      assertThatThrownBy(joiner::join).hasCauseInstanceOf(CancelledException.class);
      gate.open();
      assertThat(running.join()).isEqualTo(5);
    }
  }

  @Test
  void aCancelLeavesNoInterruptBehind() throws Exception {
    try (Pool pool = pool(1)) {
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
    try (Pool pool = pool(2)) {
      var done = pool.start(() -> 1);
      done.onDone(task -> seen.add("one " + task.resultNow()));
      done.join();
      done.onDone(_ -> seen.add("late"));
    }
    assertThat(seen).containsExactlyInAnyOrder("one 1", "late");
  }

  @Test
  void aCallbackMayWaitForAnotherTask() {
    try (Pool pool = pool(1)) {
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
    try (Pool pool = pool(3)) {
      assertThat(Set.copyOf(pool.map(_ -> whereItRuns(), upTo(45))).size()).isBetween(1, 3);
      assertThat(pool.workers()).isBetween(1, 3);
    }
  }

  private static String whereItRuns() {
    return Thread.currentThread().getName() + " of " + ProcessHandle.current().pid();
  }

  @Test
  @Behaviour(116)
  void oneAfterAnotherTakesOneWorker() throws Exception {
    try (Pool pool = pool(4)) {
      Target<Integer> one = () -> 1;
      for (int i = 0; i < 1000; i++) {
        pool.submit(one).get();
      }
      assertThat(pool.workers()).isEqualTo(1);
    }
  }

  @Test
  void idleWorkersEnd() {
    Pool pool = pool(2, 5_000_000);
    pool.start(() -> 1).join();
    await().until(() -> pool.workers() == 0);
    assertThat(pool.start(() -> 2).join()).isEqualTo(2);
    pool.close();
    assertThat(pool.workers()).isZero();
  }

  @Test
  void theIntakeIsBounded() throws Exception {
    var gate = FileGate.closed();
    try (Pool pool = pool(1)) {
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
      gate.open();
      assertThat(starter.join()).isEqualTo(2);
    }
  }

  // ---- priorities

  @Test
  void tasksOfHigherPriorityGoFirst() throws Exception {
    var order = Collections.synchronizedList(new ArrayList<String>());
    try (Pool pool = pool(1);
        var _ = occupied(pool)) {
      for (String each : List.of("LOW", "NORMAL", "HIGH")) {
        start(pool.priority(Priority.valueOf(each)), each + " 1", order);
        start(pool.priority(Priority.valueOf(each)), each + " 2", order);
      }
      start(pool, "NORMAL 3", order);
    }
    assertThat(order)
        .containsExactly("HIGH 1", "HIGH 2", "NORMAL 1", "NORMAL 2", "NORMAL 3", "LOW 1", "LOW 2");
  }

  @Test
  void aTaskThatWasOvertakenOftenIsTheNext() throws Exception {
    var order = Collections.synchronizedList(new ArrayList<String>());
    try (Pool pool = pool(1);
        var _ = occupied(pool)) {
      start(pool.priority(Priority.LOW), "low 1", order);
      start(pool.priority(Priority.LOW), "low 2", order);
      start(pool, "normal", order);
      for (int i = 0; i < 40; i++) {
        start(pool.priority(Priority.HIGH), "high", order);
      }
    }
    assertThat(order).hasSize(43);
    assertThat(order.subList(0, 16)).containsOnly("high");
    assertThat(order.subList(16, 18)).containsExactly("low 1", "normal");
    assertThat(order.indexOf("low 2")).isEqualTo(18 + 15);
  }

  @Test
  void whatWasDroppedOvertakesNobody() throws Exception {
    var order = Collections.synchronizedList(new ArrayList<String>());
    try (Pool pool = pool(1);
        var _ = occupied(pool)) {
      start(pool.priority(Priority.LOW), "low", order);
      for (int i = 0; i < 30; i++) {
        pool.priority(Priority.HIGH).start(() -> 1).cancel();
      }
      start(pool.priority(Priority.HIGH), "high", order);
    }
    assertThat(order).containsExactly("high", "low");
  }

  @Test
  void priorityIsForAllVerbs() throws Exception {
    try (Pool pool = pool(2).priority(Priority.LOW)) {
      assertThat(pool.map(i -> i, upTo(50))).isEqualTo(upTo(50));
      assertThat(pool.priority(Priority.HIGH).chunk(3).stream(i -> i, upTo(9)).toList())
          .isEqualTo(upTo(9));
      List<Target<Integer>> some = List.of(() -> 1, () -> 1);
      assertThat(pool.invokeAny(some)).isEqualTo(1);
    }
  }

  private static void start(Pool pool, String name, List<String> order) {
    pool.start(() -> name).onDone(task -> order.add(task.resultNow()));
  }

  /** Keeps the only worker busy until it is closed. */
  private static Hold occupied(Pool pool) throws Exception {
    var gate = FileGate.closed();
    var running = pool.start(() -> gate.await());
    await().until(running::isAlive);
    return gate::open;
  }

  // ---- initializer

  @Test
  @Behaviour(123)
  void workersHaveAState() {
    var closed = FileTally.zero();
    record State(FileTally closed) implements AutoCloseable {
      @Override
      public void close() {
        closed.add();
      }
    }
    try (Pool pool = pool(2).initializer(() -> new State(closed))) {
      assertThat(pool.start(() -> Pool.workerState(State.class).closed().file()).join())
          .isEqualTo(closed.file());
      assertThat(pool.map(i -> Pool.workerState(State.class).closed().count() + i, upTo(3)))
          .isEqualTo(upTo(3));
      assertThatThrownBy(() -> pool.start(() -> Pool.workerState(String.class)).join())
          .hasCauseInstanceOf(IllegalStateException.class);
      assertThatThrownBy(() -> pool.initializer(() -> 1)).isInstanceOf(IllegalStateException.class);
    }
    assertThat(closed.count()).isBetween(1, 2);
    assertThatThrownBy(() -> Pool.workerState(String.class))
        .isInstanceOf(IllegalStateException.class);
  }

  @Test
  @Behaviour(123)
  void aFailingInitializerBreaksThePool() {
    var tries = FileTally.zero();
    try (Pool pool =
        pool(1)
            .initializer(() -> {
              tries.add();
              throw new IOException("no connection");
            })) {
      assertThatThrownBy(() -> pool.start(() -> 1).join())
          .hasCauseInstanceOf(PoolBrokenException.class)
          .hasRootCauseInstanceOf(IOException.class);
      assertThatThrownBy(() -> pool.start(() -> 1)).isInstanceOf(PoolBrokenException.class);
    }
    assertThat(tries.count()).isEqualTo(1);
  }

  // ---- the end

  @Test
  @Behaviour({118, 119})
  void shutdownFinishesWhatWasStarted() throws Exception {
    Pool pool = pool(2);
    var tasks = new ArrayList<Task<Integer>>();
    for (int i : upTo(100)) {
      tasks.add(pool.start(() -> i));
    }
    pool.shutdown();
    assertThatThrownBy(() -> pool.start(() -> 1)).isInstanceOf(RejectedExecutionException.class);
    assertThatThrownBy(() -> pool.map(i -> i, upTo(1)))
        .isInstanceOf(RejectedExecutionException.class);
    assertThat(pool.awaitTermination(30, SECONDS)).isTrue();
    assertThat(Tasks.all(tasks)).isEqualTo(upTo(100));
    assertThat(pool.isTerminated()).isTrue();
    assertThat(pool.workers()).isZero();
  }

  @Test
  @Behaviour(120)
  void shutdownPendingLetsTheRunningComplete() throws Exception {
    var gate = FileGate.closed();
    Pool pool = pool(1);
    var running =
        pool.start(() -> {
          gate.await();
          return 1;
        });
    await().until(running::isAlive);
    var waiting = pool.start(() -> 2);
    pool.shutdownPending();
    assertThat(waiting.isCancelled()).isTrue();
    gate.open();
    assertThat(running.join()).isEqualTo(1);
    pool.close();
  }

  @Test
  void shutdownNowInterruptsAndReturnsTheRest() throws Exception {
    Pool pool = pool(1);
    var running = pool.start(() -> new CountDownLatch(1).await());
    await().until(running::isAlive);
    Action never = () -> {};
    pool.start(never);
    assertThat(pool.shutdownNow()).hasSize(1);
    assertThat(pool.awaitTermination(30, SECONDS)).isTrue();
    assertThat(running.isCancelled()).isTrue();
  }

  @Test
  void anInterruptedCloserCancelsFirst() {
    Pool pool = pool(1);
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
    try (Pool pool = pool(2)) {
      List<Target<Integer>> some =
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
      assertThatThrownBy(() -> pool.invokeAny(List.<Target<Integer>>of()))
          .isInstanceOf(IllegalArgumentException.class);
      Target<Integer> stuck =
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
  @Behaviour(109)
  void badInputIsRefused() {
    assertThatThrownBy(() -> pool(0)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> pool(-1)).isInstanceOf(IllegalArgumentException.class);
    try (Pool pool = pool(1)) {
      assertThatThrownBy(() -> pool.submit((Callable<?>) null))
          .isInstanceOf(NullPointerException.class);
      assertThatThrownBy(() -> pool.execute(null)).isInstanceOf(NullPointerException.class);
      assertThatThrownBy(() -> pool.map(i -> i, null)).isInstanceOf(NullPointerException.class);
      assertThatThrownBy(() -> pool.timeout(Duration.ZERO))
          .isInstanceOf(IllegalArgumentException.class);
      assertThatThrownBy(() -> pool.retry(0)).isInstanceOf(IllegalArgumentException.class);
      assertThatThrownBy(() -> pool.priority(null)).isInstanceOf(NullPointerException.class);
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
      Pool pool = pool(1 + random.nextInt(4));
      for (int i = 0; i < 200; i++) {
        Task<?> task =
            pool.start(() -> {
              if (ThreadLocalRandomBit.next()) {
                throw new IOException("some fail");
              }
              return 1;
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

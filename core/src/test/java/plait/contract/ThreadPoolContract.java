package plait.contract;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static plait.testing.Patience.await;

import java.io.IOException;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import plait.CancelledException;
import plait.DeadlockException;
import plait.Pool;
import plait.Task;
import plait.Tasks;
import plait.ThreadSettings;
import plait.Threads;
import plait.UnjoinedFailure;
import plait.internal.pool.PoolView;
import plait.internal.thread.Settings;
import plait.testing.Behaviour;

/** What pools of threads do besides, as their tasks share the memory of those who start them. */
abstract class ThreadPoolContract extends PoolContract {
  abstract ThreadSettings threads();

  @Override
  Pool pool(int workers) {
    return threads().pool(workers);
  }

  @Override
  Pool pool(int workers, long tickNanos) {
    return PoolView.of((Settings) threads(), workers, tickNanos);
  }

  private static List<Integer> upTo(int count) {
    return IntStream.range(0, count).boxed().toList();
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
  void whatNeverBeganIsGivenBack() throws Exception {
    Pool pool = threads().pool(1);
    var running = pool.start(() -> new CountDownLatch(1).await());
    await().until(running::isAlive);
    Runnable never = () -> {};
    pool.execute(never);
    assertThat(pool.shutdownNow()).containsExactly(never);
    assertThat(pool.awaitTermination(30, SECONDS)).isTrue();
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
  void nothingBeginsOnceTheTokenIsCancelled() {
    var token = Threads.cancelToken();
    try (Pool pool = threads().token(token).pool(1)) {
      var running = pool.start(() -> new CountDownLatch(1).await());
      var told = new CompletableFuture<Task<?>>();
      var _ = token.onCancel(() -> told.get().await()); // the waiting task hears of it after that
      var began = new AtomicInteger();
      var waiting = pool.start(() -> began.incrementAndGet());
      told.complete(waiting);
      await().until(running::isAlive);
      token.cancel();
      assertThatThrownBy(waiting::join).isInstanceOf(CancelledException.class);
      assertThat(began).hasValue(0);
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
      ended.countDown();
      canceller.join();
    }
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
}

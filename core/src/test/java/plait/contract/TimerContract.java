package plait.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static plait.testing.Patience.await;

import java.lang.ref.WeakReference;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import plait.Action;
import plait.CancelledException;
import plait.Task;
import plait.ThreadSettings;
import plait.Threads;
import plait.UnjoinedFailure;
import plait.testing.Behaviour;

/** Tasks that start later, and again and again. */
abstract class TimerContract {
  private static final Duration SHORT = Duration.ofMillis(5);
  private static final Duration FAR = Duration.ofHours(1);

  abstract ThreadSettings threads();

  // ---- after

  @Test
  @Behaviour(74)
  void startsAfterTheTime() {
    long start = System.nanoTime();
    var task = threads().after(SHORT, () -> System.nanoTime());
    assertThat(task.join() - start).isGreaterThanOrEqualTo(SHORT.toNanos());
    assertThat(task.status()).isEqualTo(Task.Status.SUCCEEDED);
  }

  @Test
  @Behaviour(74)
  void cancelBeforeTheTimeKeepsItFromRunning() {
    var bodies = new ArrayList<WeakReference<?>>();
    var task = farAway(bodies);
    assertThat(task.status()).isEqualTo(Task.Status.SCHEDULED);
    assertThat(Task.all()).contains(task);
    assertThat(task.startSite()).isPresent();
    assertThat(task.cancel()).isTrue();
    assertThat(task.await(Duration.ZERO)).isTrue();
    assertThatThrownBy(task::join).isInstanceOf(CancelledException.class);
    assertThat(Task.all()).doesNotContain(task);
    await()
        .until(() -> {
          System.gc();
          return bodies.getFirst().get() == null;
        });
    assertThat(task.thread()).isEmpty();
  }

  private Task<?> farAway(List<WeakReference<?>> bodies) {
    var ballast = new byte[16];
    bodies.add(new WeakReference<>(ballast));
    return threads().after(FAR, () -> ballast.length);
  }

  @Test
  void takesItsContextFromTheCall() {
    ThreadLocal<String> local = Threads.local(() -> "none");
    local.set("at the call");
    var task = threads().carrying(local).after(SHORT, local::get);
    local.set("later");
    assertThat(task.join()).isEqualTo("at the call");
    local.remove();
  }

  @Test
  void tokenCancelsItWhileItWaits() {
    var token = Threads.cancelToken();
    var task = threads().token(token).after(FAR, () -> 1);
    token.cancel();
    assertThatThrownBy(task::join).isInstanceOf(CancelledException.class);
    assertThatThrownBy(() -> threads().token(token).after(FAR, () -> 1).join())
        .isInstanceOf(CancelledException.class);
  }

  @Test
  void refusesBadTimes() {
    assertThatThrownBy(() -> threads().after(Duration.ofNanos(-1), () -> 1))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> threads().every(Duration.ZERO, () -> {}))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("more than zero");
    assertThatThrownBy(() -> threads().every(SHORT, (Action) null))
        .isInstanceOf(NullPointerException.class);
    assertThatThrownBy(() -> threads().after(SHORT, () -> 1).start())
        .isInstanceOf(IllegalStateException.class);
  }

  // ---- every

  @Test
  void repeatsUntilCancelled() {
    var running = new AtomicInteger();
    var overlapped = new AtomicInteger();
    var task =
        threads()
            .every(
                SHORT,
                () -> {
                  if (running.incrementAndGet() > 1) {
                    overlapped.incrementAndGet();
                  }
                  running.decrementAndGet();
                });
    assertThat(task.isDaemon()).isTrue();
    await().until(() -> task.runs() >= 3);
    task.cancel();
    task.await();
    long runs = task.runs();
    assertThatThrownBy(task::join).isInstanceOf(CancelledException.class);
    assertThat(task.runs()).isEqualTo(runs);
    assertThat(overlapped).hasValue(0);
    assertThat(task.failures()).isZero();
    assertThat(task.lastFailure()).isEmpty();
  }

  @Test
  void failingRunsAreCountedAndTheFirstIsReported() {
    var reported = new CopyOnWriteArrayList<UnjoinedFailure>();
    var before = Threads.onUnjoinedFailure(reported::add);
    try {
      var failure = new AtomicReference<Throwable>();
      var task =
          threads()
              .named("ticker")
              .every(
                  SHORT,
                  () -> {
                    var thrown = new StackOverflowError("run");
                    failure.compareAndSet(null, thrown);
                    throw thrown;
                  });
      await().until(() -> task.failures() >= 3);
      task.cancel();
      task.await();
      assertThat(task.runs()).isEqualTo(task.failures());
      assertThat(task.lastFailure()).containsInstanceOf(StackOverflowError.class);
      assertThat(reported).hasSize(1);
      assertThat(reported.getFirst().failure()).isSameAs(failure.get());
      assertThat(reported.getFirst().taskName()).isEqualTo("ticker");
    } finally {
      Threads.onUnjoinedFailure(before);
    }
  }

  @Test
  void mildCancelLetsTheRunEnd() {
    var inRun = new CountDownLatch(1);
    var go = new CountDownLatch(1);
    var whole = new AtomicInteger();
    var task =
        threads()
            .every(
                SHORT,
                () -> {
                  inRun.countDown();
                  go.await();
                  whole.incrementAndGet();
                });
    await().until(() -> inRun.getCount() == 0);
    task.cancel(false);
    assertThat(task.await(SHORT)).isFalse();
    go.countDown();
    task.await();
    assertThat(whole).hasValue(1);
    assertThat(task.failures()).isZero();
  }

  @Test
  void mildCancelEndsItBetweenRuns() {
    var task = threads().every(FAR, () -> {});
    task.cancel(false);
    task.await();
    assertThat(task.runs()).isZero();
  }

  @Test
  void strayInterruptDoesNotEndIt() {
    var task = threads().every(SHORT, () -> Thread.currentThread().interrupt());
    await().until(() -> task.runs() >= 3);
    task.thread().orElseThrow().interrupt();
    long seen = task.runs();
    await().until(() -> task.runs() > seen + 2);
    task.cancel();
    task.await();
  }
}

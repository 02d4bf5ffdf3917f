package plait.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static plait.testing.Patience.await;

import java.io.IOException;
import java.lang.ref.WeakReference;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import plait.ContextCarrier;
import plait.DeadlockException;
import plait.TargetFailedException;
import plait.Task;
import plait.ThreadSettings;
import plait.Threads;
import plait.UnjoinedFailure;
import plait.WaitTimeoutException;
import plait.testing.Behaviour;

/** What every task does, wherever its body runs. */
abstract class TaskContract {
  private static final Duration MOMENT = Duration.ofMillis(20);
  private static final Duration LONG = Duration.ofSeconds(30);

  abstract ThreadSettings threads();

  private static void block(CountDownLatch latch) throws InterruptedException {
    latch.await();
  }

  // ---- names and text

  @Test
  @Behaviour(1)
  void keepsItsNameOrIsNumbered() {
    assertThat(threads().named("loader").of(() -> 1).name()).isEqualTo("loader");
    var first = threads().of(() -> 1);
    var second = threads().of(() -> 1);
    assertThat(first.name()).matches("task-\\d+").isNotEqualTo(second.name());
    assertThatThrownBy(() -> threads().named("")).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  @Behaviour(3)
  void hasThreadFromStartOn() {
    var task = threads().of(() -> Thread.currentThread());
    assertThat(task.thread()).isEmpty();
    Thread ran = task.start().join();
    assertThat(task.thread()).contains(ran);
    var other = threads().start(() -> Thread.currentThread());
    assertThat(other.join().threadId()).isNotEqualTo(ran.threadId());
  }

  @Test
  @Behaviour(4)
  void textGoesThroughItsStates() {
    var go = new CountDownLatch(1);
    var task = threads().named("x").of(() -> block(go));
    assertThat(task).hasToString("Task[x, new]");
    task.start();
    assertThat(task.toString()).startsWith("Task[x, running, started at plait");
    go.countDown();
    task.join();
    assertThat(task.toString()).startsWith("Task[x, succeeded, started at ");
    assertThat(threads().daemon().named("d").of(() -> 1)).hasToString("Task[d, new, daemon]");
  }

  @Test
  @Behaviour(24)
  void renamesItsRunningThread() {
    var go = new CountDownLatch(1);
    var task = threads().start(() -> block(go));
    task.rename("a name that is much longer than any operating system shows of it");
    assertThat(task.thread().orElseThrow().getName()).isEqualTo(task.name());
    assertThatThrownBy(() -> task.rename("")).isInstanceOf(IllegalArgumentException.class);
    go.countDown();
    task.join();
  }

  @Test
  void knowsWhereItWasStarted() {
    var task = threads().start(() -> 1);
    assertThat(task.startSite().orElseThrow().getMethodName()).isEqualTo("knowsWhereItWasStarted");
    task.join();
  }

  // ---- start and join

  @Test
  @Behaviour(6)
  void startsOnce() {
    var task = threads().start(() -> 1);
    assertThatThrownBy(task::start).isInstanceOf(IllegalStateException.class);
    task.join();
    assertThatThrownBy(task::start)
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("was started before: make a new task");
  }

  @Test
  void ofManyStartersOneStartsIt() {
    for (int round = 0; round < 200; round++) {
      var runs = new AtomicInteger();
      var task = threads().of(() -> runs.incrementAndGet());
      var refused = new AtomicInteger();
      var starters =
          List.of(starter(task, refused, true), starter(task, refused, false)).stream()
              .map(Task::start)
              .toList();
      starters.forEach(Task::join);
      task.join();
      assertThat(runs).hasValue(1);
      assertThat(refused).hasValue(1);
    }
  }

  private Task<?> starter(Task<?> task, AtomicInteger refused, boolean daemon) {
    return threads()
        .daemon(daemon)
        .of(() -> {
          try {
            task.start();
          } catch (IllegalStateException e) {
            refused.incrementAndGet();
          }
        });
  }

  @Test
  @Behaviour(7)
  void refusesToJoinItselfOrAnUnstartedTask() {
    assertThatThrownBy(() -> threads().of(() -> 1).join())
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("was not started");
    var self = new AtomicReference<Task<?>>();
    var go = new CountDownLatch(1);
    var task =
        threads()
            .start(() -> {
              block(go);
              assertThatThrownBy(() -> self.get().join()).isInstanceOf(DeadlockException.class);
              assertThatThrownBy(() -> self.get().join(LONG)).isInstanceOf(DeadlockException.class);
            });
    self.set(task);
    go.countDown();
    task.join();
  }

  @Test
  @Behaviour(8)
  void timedJoinLeavesItRunning() {
    var go = new CountDownLatch(1);
    var task = threads().start(() -> block(go));
    assertThatThrownBy(() -> task.join(MOMENT)).isInstanceOf(WaitTimeoutException.class);
    assertThat(task.await(Duration.ZERO)).isFalse();
    assertThat(task.isAlive()).isTrue();
    go.countDown();
    assertThat(task.await(LONG)).isTrue();
    task.join();
    assertThatThrownBy(() -> task.join(Duration.ofNanos(-1)))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  @Behaviour(9)
  void joinsAnyNumberOfTimes() {
    var task = threads().start(() -> "done");
    for (int i = 0; i < 3; i++) {
      assertThat(task.join()).isEqualTo("done");
    }
  }

  @Test
  void joinsThatCrossAreRefused() {
    var both = new CountDownLatch(2);
    var tasks = new AtomicReference<List<Task<?>>>();
    var known = new CountDownLatch(1);
    tasks.set(
        List.of(
            threads().start(() -> crossJoin(both, known, tasks, 1)),
            threads().start(() -> crossJoin(both, known, tasks, 0))));
    known.countDown();
    int refused = 0;
    for (Task<?> task : tasks.get()) {
      try {
        task.join();
      } catch (TargetFailedException e) {
        refused++;
      }
    }
    assertThat(refused).isBetween(1, 2);
  }

  private static void crossJoin(
      CountDownLatch both, CountDownLatch known, AtomicReference<List<Task<?>>> tasks, int other)
      throws InterruptedException {
    known.await();
    both.countDown();
    both.await();
    tasks.get().get(other).await();
  }

  // ---- failure

  @Test
  @Behaviour({20, 98})
  void handsFailureToWhoeverJoins() {
    var failure = new IOException("no");
    var task =
        threads()
            .named("loader")
            .start(() -> {
              throw failure;
            });
    assertThatThrownBy(task::join)
        .isInstanceOf(TargetFailedException.class)
        .hasCause(failure)
        .hasMessageContaining("loader, started at plait");
    assertThatThrownBy(task::get).isInstanceOf(ExecutionException.class).hasCause(failure);
    assertThat(task.exceptionNow()).isSameAs(failure);
    assertThat(task.state()).isEqualTo(Future.State.FAILED);
  }

  @Test
  @Behaviour(20)
  void endlessRecursionIsAFailureLikeOthers() {
    var task = threads().start(() -> deeper(0));
    assertThatThrownBy(task::join).hasCauseInstanceOf(StackOverflowError.class);
    assertThat(threads().start(() -> 1).join()).isEqualTo(1);
  }

  @SuppressWarnings("InfiniteRecursion") // meant
  private static int deeper(int depth) {
    return deeper(depth + 1) + 1;
  }

  @Test
  @Behaviour(102)
  void nullIsAResult() {
    assertThat(threads().start(() -> (Object) null).join()).isNull();
  }

  // ---- callbacks

  @Test
  @Behaviour(99)
  void callsBackHoweverItEnds() {
    var seen = new CopyOnWriteArrayList<Task.Status>();
    var good = threads().start(() -> 1).onDone(task -> seen.add(task.status()));
    await().until(() -> seen.size() == 1);
    good.onDone(task -> seen.add(task.status()));
    var cancelled = threads().of(() -> 1).onDone(task -> seen.add(task.status()));
    cancelled.cancel();
    assertThat(seen)
        .containsExactly(Task.Status.SUCCEEDED, Task.Status.SUCCEEDED, Task.Status.CANCELLED);
  }

  @Test
  @Behaviour(100)
  void failingCallbackIsReportedAndOthersRun() {
    var reported = new CopyOnWriteArrayList<UnjoinedFailure>();
    var before = Threads.onUnjoinedFailure(reported::add);
    try {
      var ran = new CountDownLatch(1);
      threads()
          .named("caller")
          .start(() -> 1)
          .onDone(_ -> {
            throw new IOException("callback");
          })
          .onDone(_ -> ran.countDown());
      awaitLatch(ran);
      assertThat(reported).hasSize(1);
      assertThat(reported.getFirst().taskName()).isEqualTo("caller's callback");
    } finally {
      Threads.onUnjoinedFailure(before);
    }
  }

  // ---- surroundings

  @Test
  @Behaviour(13)
  void daemonIsInherited() {
    assertThat(threads().start(() -> 1).isDaemon()).isFalse();
    var child = threads().daemon().start(() -> threads().start(() -> 1)).join();
    assertThat(child.isDaemon()).isTrue();
    var own = threads().daemon().start(() -> threads().daemon(false).start(() -> 1)).join();
    assertThat(own.isDaemon()).isFalse();
  }

  @Test
  @Behaviour(16)
  void livingTasksAreListed() {
    var go = new CountDownLatch(1);
    var task = threads().start(() -> block(go));
    assertThat(Task.all()).contains(task);
    go.countDown();
    task.join();
    assertThat(Task.all()).doesNotContain(task);
  }

  @Test
  void knowsTheTaskThatRuns() {
    var task = threads().start(() -> (Object) Task.current());
    assertThat(task.join()).isSameAs(task);
  }

  @Test
  @Behaviour(75)
  void threadLocalsAreItsOwnUnlessCarried() {
    ThreadLocal<String> local = Threads.local(() -> "initial");
    local.set("mine");
    assertThat(threads().start(local::get).join()).isEqualTo("initial");
    assertThat(threads().carrying(local).start(local::get).join()).isEqualTo("mine");
    threads().start(local::remove).join();
    assertThat(local.get()).isEqualTo("mine");
    local.remove();
  }

  /** As a logging context does: captured at the start, restored after, whatever a part throws. */
  @Test
  void allCarriedContextIsTakenBack() {
    var steps = new CopyOnWriteArrayList<String>();
    var settings =
        threads()
            .carrying(carrier("first", steps, null))
            .carrying(carrier("second", steps, new AssertionError("broken")));
    var task = settings.start(() -> steps.add("body"));
    assertThatThrownBy(task::join).hasRootCauseMessage("broken");
    assertThat(steps)
        .containsExactly(
            "capture first",
            "capture second",
            "install first",
            "install second",
            "body",
            "restore second",
            "restore first");
  }

  private static ContextCarrier carrier(String name, List<String> steps, Error atRestore) {
    return () -> {
      steps.add("capture " + name);
      return () -> {
        steps.add("install " + name);
        return () -> {
          steps.add("restore " + name);
          if (atRestore != null) {
            throw atRestore;
          }
        };
      };
    };
  }

  @Test
  void failingCaptureFailsTheStartAndLeavesNothingBehind() {
    var task =
        threads()
            .carrying(
                (ContextCarrier)
                    () -> {
                      throw new IllegalStateException("no context");
                    })
            .of(() -> 1);
    assertThatThrownBy(task::start).hasMessage("no context");
    assertThat(Task.all()).doesNotContain(task);
  }

  @Test
  void letsGoOfItsBody() {
    var held = new ArrayList<WeakReference<?>>();
    var task = lengthOfBallast(held);
    task.join();
    await()
        .until(() -> {
          System.gc();
          return held.getFirst().get() == null;
        });
    assertThat(task.join()).isEqualTo(1 << 20);
  }

  private Task<Integer> lengthOfBallast(List<WeakReference<?>> held) {
    var ballast = new byte[1 << 20];
    held.add(new WeakReference<>(ballast));
    return threads().start(lengthOf(ballast));
  }

  private static plait.Target<Integer> lengthOf(byte[] bytes) {
    return () -> bytes.length;
  }

  @Test
  void refusesABodyThatIsNull() {
    assertThatThrownBy(() -> threads().of((plait.Target<Object>) null))
        .isInstanceOf(NullPointerException.class)
        .hasMessageContaining("lambda is null");
    assertThatThrownBy(() -> threads().start((plait.Action) null))
        .isInstanceOf(NullPointerException.class);
  }

  static void awaitLatch(CountDownLatch latch) {
    await().until(() -> latch.getCount() == 0);
  }
}

package plait.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import plait.CancelledException;
import plait.DeadlockException;
import plait.Outcome;
import plait.Target;
import plait.TargetFailedException;
import plait.Task;
import plait.Tasks;
import plait.ThreadSettings;
import plait.WaitTimeoutException;
import plait.testing.Behaviour;

/** Waiting for several tasks. */
abstract class TasksContract {
  private static final Duration MOMENT = Duration.ofMillis(20);

  abstract ThreadSettings threads();

  private final CountDownLatch go = new CountDownLatch(1);

  /** Starts a task in the way under test. */
  <T> Task<T> start(Target<T> body) {
    return threads().start(body);
  }

  private static String fail() throws IOException {
    throw new IOException("bad");
  }

  private Task<String> slow() {
    return start(() -> {
      go.await();
      return "slow";
    });
  }

  @Test
  void allGivesResultsInOrder() {
    var tasks = new ArrayList<Task<Integer>>();
    for (int i = 0; i < 50; i++) {
      int number = i;
      tasks.add(start(() -> number));
    }
    assertThat(Tasks.<Integer>all(tasks)).hasSize(50).isSorted();
    assertThat(Tasks.<Object>all(List.of(start(() -> (Object) null))))
        .isEqualTo(Arrays.asList((Object) null));
    assertThat(Tasks.all(List.of())).isEmpty();
  }

  @Test
  @Behaviour(101)
  void theFirstOutcomeStays() {
    var done = start(() -> "done");
    assertThat(done.join()).isEqualTo("done");
    assertThat(done.cancel()).isFalse();
    assertThat(done.join()).isEqualTo("done");
    var slow = slow();
    assertThat(slow.cancel(false)).isTrue();
    assertThat(slow.cancel()).isFalse();
    go.countDown();
    slow.await();
    assertThatThrownBy(slow::join).isInstanceOf(CancelledException.class);
    assertThatThrownBy(slow::resultNow)
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("CANCELLED");
  }

  @Test
  @Behaviour(105)
  void allReturnsAtAnEarlierFailure() {
    var bad = this.<String>start(TasksContract::fail);
    bad.await();
    var slow = slow();
    assertThatThrownBy(() -> Tasks.<String>all(List.of(slow, bad)))
        .isInstanceOf(TargetFailedException.class)
        .hasRootCauseMessage("bad");
    assertThat(Tasks.split(List.of(slow, bad), Duration.ZERO))
        .isEqualTo(new Tasks.Split<>(List.of(bad), List.of(slow)));
    go.countDown();
    slow.join();
  }

  @Test
  @Behaviour(105)
  void allThrowsTheFirstFailureAtOnce() {
    var slow = slow();
    var bad = this.<String>start(TasksContract::fail);
    for (int i = 0; i < 2; i++) {
      assertThatThrownBy(() -> Tasks.<String>all(List.of(slow, bad)))
          .isInstanceOf(TargetFailedException.class)
          .hasRootCauseMessage("bad");
    }
    assertThat(slow.isDone()).isFalse();
    go.countDown();
    slow.join();
  }

  @Test
  @Behaviour(103)
  void splitCountsDuplicatesOnceAndSplitsAtTheTimeout() {
    var slow = slow();
    var fast = start(() -> "fast");
    fast.join();
    var split = Tasks.split(List.of(slow, fast, slow, fast), MOMENT);
    assertThat(split.done()).containsExactly(fast);
    assertThat(split.notDone()).containsExactly(slow);
    go.countDown();
    assertThat(Tasks.split(List.of(slow), Duration.ofSeconds(30)).notDone()).isEmpty();
  }

  @Test
  void timeoutsTellHowManyAreUnfinished() {
    var slow = slow();
    var fast = start(() -> "fast");
    fast.join();
    assertThatThrownBy(() -> Tasks.<String>all(List.of(slow, fast, slow), MOMENT))
        .isInstanceOf(WaitTimeoutException.class)
        .hasMessageContaining("1 of 2 tasks unfinished");
    assertThatThrownBy(() -> Tasks.any(List.of(slow), Duration.ZERO))
        .isInstanceOf(WaitTimeoutException.class)
        .hasMessageContaining("1 of 1 tasks unfinished");
    assertThatThrownBy(() -> Tasks.any(List.of(slow), Duration.ofNanos(-1)))
        .isInstanceOf(IllegalArgumentException.class);
    go.countDown();
    slow.join();
  }

  @Test
  void anyGivesTheFirstThatEnds() {
    var slow = slow();
    var fast = start(() -> "fast");
    assertThat(Tasks.any(List.of(slow, fast))).isSameAs(fast);
    assertThatThrownBy(() -> Tasks.any(List.<Task<String>>of()))
        .isInstanceOf(IllegalArgumentException.class);
    go.countDown();
    slow.join();
  }

  @Test
  @Behaviour(107)
  void asCompletedGivesFinishedOnesFirst() {
    var slow = slow();
    var fast = start(() -> "fast");
    fast.join();
    var order = new ArrayList<Task<String>>();
    Tasks.asCompleted(List.of(slow, fast, slow))
        .forEach(task -> {
          order.add(task);
          go.countDown();
        });
    assertThat(order).containsExactly(fast, slow);
  }

  @Test
  @Behaviour(107)
  void asCompletedTimesOut() {
    var slow = slow();
    var fast = start(() -> "fast");
    fast.join();
    var stream = Tasks.asCompleted(List.of(slow, fast), MOMENT);
    assertThatThrownBy(stream::toList)
        .isInstanceOf(WaitTimeoutException.class)
        .hasMessageContaining("1 of 2 tasks unfinished");
    go.countDown();
    slow.join();
  }

  @Test
  void outcomesTellHowEachEnded() {
    var cancelled = threads().of(() -> "never");
    cancelled.cancel();
    var bad = this.<String>start(TasksContract::fail);
    List<Outcome<String>> outcomes = Tasks.outcomes(List.of(start(() -> "good"), bad, cancelled));
    assertThat(outcomes.get(0)).isEqualTo(new Outcome.Success<>("good"));
    assertThatThrownBy(() -> outcomes.get(1).get()).hasRootCauseMessage("bad");
    assertThatThrownBy(() -> outcomes.get(2).get()).isInstanceOf(CancelledException.class);
  }

  @Test
  void unstartedTasksAreRefused() {
    var unstarted = threads().of(() -> 1);
    assertThatThrownBy(() -> Tasks.all(List.of(unstarted)))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("was not started");
  }

  @Test
  void waitingForOneselfIsADeadlock() {
    var self = new AtomicReference<Task<?>>();
    var known = new CountDownLatch(1);
    var slow = slow();
    var task =
        start(() -> {
          known.await();
          var me = self.get();
          assertThatThrownBy(() -> Tasks.all(List.of(slow, me)))
              .isInstanceOf(DeadlockException.class);
          assertThatThrownBy(() -> Tasks.any(List.of(me))).isInstanceOf(DeadlockException.class);
          return true;
        });
    self.set(task);
    known.countDown();
    task.join();
    go.countDown();
    slow.join();
  }

  @Test
  void cancelEndsTheWait() {
    var slow = slow();
    var waiter = start(() -> Tasks.<String>all(List.of(slow)));
    waiter.cancel();
    waiter.await();
    assertThat(slow.isDone()).isFalse();
    go.countDown();
    slow.join();
  }

  @Test
  void threadsOfOthersCanBeWaitedFor() {
    var foreign = new AtomicReference<Task<?>>();
    var known = new CountDownLatch(1);
    var thread =
        Thread.ofPlatform()
            .start(() -> {
              foreign.set(Task.current());
              known.countDown();
              awaitQuietly(go);
            });
    awaitQuietly(known);
    go.countDown();
    assertThat(Tasks.<Task<?>>any(List.of(foreign.get()))).isSameAs(foreign.get());
    assertThat(foreign.get().status()).isEqualTo(Task.Status.SUCCEEDED);
    assertThat(thread.isAlive()).isFalse();
  }

  private static void awaitQuietly(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}

package plait.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static plait.testing.Patience.await;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import plait.CancelledException;
import plait.DeadlockException;
import plait.Outcome;
import plait.Scope;
import plait.TargetFailedException;
import plait.Task;
import plait.ThreadSettings;
import plait.Threads;
import plait.UnjoinedFailure;
import plait.WaitInterruptedException;
import plait.WaitTimeoutException;

/** What a scope does, wherever its tasks run. */
abstract class ScopeContract {
  private static final Duration SHORT = Duration.ofMillis(20);
  private static final Duration LONG = Duration.ofSeconds(60);

  /** The search for standstills looks at a program after 0.25, 0.75 and 1.75 seconds. */
  private static final Duration PAST_SEVERAL_LOOKS = Duration.ofSeconds(1);

  abstract ThreadSettings threads();

  private static void forEver() throws InterruptedException {
    new CountDownLatch(1).await();
  }

  @Test
  void nothingOutlivesTheBlock() {
    var ended = new AtomicInteger();
    List<Task<?>> tasks = new CopyOnWriteArrayList<>();
    try (Scope scope = threads().scope()) {
      for (int i = 0; i < 20; i++) {
        tasks.add(
            scope.start(() -> {
              tasks.add(scope.start(() -> ended.incrementAndGet()));
              ended.incrementAndGet();
            }));
      }
    }
    assertThat(ended).hasValue(40);
    assertThat(tasks).hasSize(40).noneMatch(Task::isAlive);
    assertThat(Task.all()).doesNotContainAnyElementsOf(tasks);
  }

  @Test
  void joinGivesResultsAndTheScopeGoesOn() {
    try (Scope scope = threads().scope()) {
      var one = scope.start(() -> 1);
      scope.join();
      assertThat(one.resultNow()).isEqualTo(1);
      var two = scope.start(() -> 2);
      scope.join();
      assertThat(two.resultNow()).isEqualTo(2);
    }
  }

  @Test
  void firstFailureCancelsTheRestAndIsThrownOnce() {
    var failure = new IOException("first");
    var tasks = new ArrayList<Task<?>>();
    assertThatThrownBy(
            () -> {
              try (Scope scope = threads().scope().named("s")) {
                tasks.add(scope.start(ScopeContract::forEver));
                tasks.add(
                    scope.start(() -> {
                      throw failure;
                    }));
                scope.join();
              }
            })
        .isInstanceOf(TargetFailedException.class)
        .hasCause(failure)
        .hasMessageStartingWith("s-2, started at ")
        .hasNoSuppressedExceptions();
    assertThat(tasks.getFirst().status()).isEqualTo(Task.Status.CANCELLED);
    assertThat(tasks.getFirst().isAlive()).isFalse();
  }

  @Test
  void closeThrowsWhatNobodyWasTold() {
    var reported = new CopyOnWriteArrayList<UnjoinedFailure>();
    var before = Threads.onUnjoinedFailure(reported::add);
    try {
      var failure = new IOException("untold");
      Scope scope = threads().scope();
      var task =
          scope.start(() -> {
            throw failure;
          });
      assertThatThrownBy(scope::close).isInstanceOf(TargetFailedException.class).hasCause(failure);
      scope.close();
      assertThat(task.status()).isEqualTo(Task.Status.FAILED);
      System.gc();
      assertThat(reported).isEmpty();
    } finally {
      Threads.onUnjoinedFailure(before);
    }
  }

  @Test
  void laterFailuresAreSuppressed() {
    var firstMayFail = new CountDownLatch(1);
    var secondMayFail = new CountDownLatch(1);
    assertThatThrownBy(
            () -> {
              try (Scope scope = threads().scope()) {
                scope.start(() -> failAfter(firstMayFail, "first"));
                var second = scope.start(() -> failAfter(secondMayFail, "second"));
                // The newest task is cancelled first: while its action lasts, the second one fails.
                var newest = scope.start(ScopeContract::forEver);
                newest
                    .token()
                    .onCancel(() -> {
                      secondMayFail.countDown();
                      await().until(() -> second.status() == Task.Status.FAILED);
                    });
                firstMayFail.countDown();
              }
            })
        .isInstanceOf(TargetFailedException.class)
        .hasRootCauseMessage("first")
        .satisfies(e ->
            assertThat(e.getSuppressed())
                .singleElement()
                .satisfies(later -> assertThat(later).hasRootCauseMessage("second")));
  }

  private static void failAfter(CountDownLatch latch, String message) throws Exception {
    latch.await();
    throw new IOException(message);
  }

  @Test
  void failureEndsTheWaitsOfTheBlock() {
    var go = new CountDownLatch(1);
    var outside = threads().start(() -> go.await());
    var fail = new CountDownLatch(1);
    try (Scope scope = threads().scope()) {
      scope.start(() -> {
        fail.await();
        throw new IOException("boom");
      });
      fail.countDown();
      assertThatThrownBy(outside::join)
          .isInstanceOf(TargetFailedException.class)
          .hasRootCauseMessage("boom");
      assertThatThrownBy(outside::join).isInstanceOf(CancelledException.class);
      assertThatThrownBy(() -> scope.start(() -> 1)).isInstanceOf(CancelledException.class);
    }
    assertThat(Thread.currentThread().isInterrupted()).isFalse();
    go.countDown();
    outside.join();
  }

  @Test
  void joiningTheFailedTaskCountsAsDelivery() {
    try (Scope scope = threads().scope()) {
      var task =
          scope.start(() -> {
            throw new IOException("told");
          });
      assertThatThrownBy(task::join).hasRootCauseMessage("told");
    }
  }

  @Test
  void cancelEndsTasksAndWaitsQuietly() {
    try (Scope scope = threads().scope().named("s")) {
      var task = scope.start(ScopeContract::forEver);
      scope.cancel();
      assertThatThrownBy(task::join).isInstanceOf(CancelledException.class);
      assertThatThrownBy(scope::join)
          .isInstanceOf(CancelledException.class)
          .hasMessageContaining("s was cancelled");
      assertThat(scope.toString()).contains("cancelled");
    }
  }

  // ---- deadlines

  @Test
  void deadlineSpansTasksNestedScopesAndTheBlock() {
    var go = new CountDownLatch(1);
    var outside = threads().start(() -> go.await());
    var nested = new AtomicReference<Task<?>>();
    assertThatThrownBy(
            () -> {
              try (Scope scope = threads().scope().deadline(SHORT)) {
                var owner =
                    scope.start(() -> {
                      try (Scope inner = threads().scope()) {
                        nested.set(inner.start(ScopeContract::forEver));
                      }
                    });
                outside.join();
                owner.join();
              }
            })
        .isInstanceOf(WaitTimeoutException.class)
        .hasMessageContaining("deadline")
        .hasNoSuppressedExceptions();
    if (nested.get() != null) {
      assertThat(nested.get().isAlive()).isFalse();
    }
    go.countDown();
    outside.join();
  }

  @Test
  void deadlineInTimeDoesNothing() {
    try (Scope scope = threads().scope().deadline(Duration.ofHours(1))) {
      scope.start(() -> 1);
    }
  }

  /** All threads wait without a limit of their own: the deadline is still to come. */
  @Test
  void deadlineIsNoStandstill() {
    var never = Threads.event();
    assertThatThrownBy(
            () -> {
              try (Scope scope = threads().scope().deadline(PAST_SEVERAL_LOOKS)) {
                scope.start(() -> never.await());
              }
            })
        .isInstanceOf(WaitTimeoutException.class)
        .hasMessageContaining("deadline");
  }

  @Test
  void deadlineOfTheOuterIsToldInTheInnerBlock() {
    try (Scope _ = threads().scope().named("outer").deadline(SHORT);
        Scope inner = threads().scope().named("inner")) {
      assertThatThrownBy(() -> startForEver(inner))
          .isInstanceOf(WaitTimeoutException.class)
          .hasMessageContaining("deadline of outer");
      assertThatThrownBy(() -> startForEver(inner))
          .isInstanceOf(CancelledException.class)
          .hasMessage("outer was cancelled")
          .hasCauseInstanceOf(WaitTimeoutException.class);
    }
    try (Scope _ = threads().scope().named("outer").deadline(SHORT);
        Scope _ = threads().scope().named("inner")) {
      assertThatThrownBy(() -> Threads.event().await())
          .isInstanceOf(WaitTimeoutException.class)
          .hasMessageContaining("deadline of outer");
    }
  }

  private static void startForEver(Scope scope) {
    while (true) {
      scope.start(() -> 1);
    }
  }

  @Test
  void deadlineOfTheOuterEndsTheInnerBlock() {
    var inner = new AtomicReference<Task<?>>();
    assertThatThrownBy(
            () -> {
              try (Scope _ = threads().scope().named("outer").deadline(SHORT);
                  Scope scope = threads().scope().named("inner").deadline(LONG)) {
                inner.set(scope.start(ScopeContract::forEver));
              }
            })
        .isInstanceOf(WaitTimeoutException.class)
        .hasMessageContaining("deadline of outer");
    assertThat(inner.get().status()).isEqualTo(Task.Status.CANCELLED);
  }

  @Test
  void deadlineOfTheInnerLeavesTheOuterAlone() {
    try (Scope outer = threads().scope().deadline(LONG)) {
      var go = new CountDownLatch(1);
      var task =
          outer.start(() -> {
            go.await();
            return "whole";
          });
      assertThatThrownBy(
              () -> {
                try (Scope scope = threads().scope().named("inner").deadline(SHORT)) {
                  scope.start(ScopeContract::forEver);
                }
              })
          .isInstanceOf(WaitTimeoutException.class)
          .hasMessageContaining("deadline of inner");
      go.countDown();
      assertThat(task.join()).isEqualTo("whole");
    }
  }

  // ---- nesting

  @Test
  void cancelOfTheOuterReachesTheInnerOne() {
    var inside = new CountDownLatch(1);
    var inner = new AtomicReference<Task<?>>();
    try (Scope outer = threads().scope()) {
      var owner =
          outer.start(() -> {
            try (Scope scope = threads().scope()) {
              inner.set(scope.start(ScopeContract::forEver));
              inside.countDown();
            }
          });
      await().until(() -> inside.getCount() == 0);
      outer.cancel();
      owner.await(Duration.ZERO);
    }
    assertThat(inner.get().status()).isEqualTo(Task.Status.CANCELLED);
    assertThat(inner.get().isAlive()).isFalse();
  }

  @Test
  void failureOfTheOuterEndsTheInnerBlockOfTheSameTask() {
    var fail = new CountDownLatch(1);
    var innerTask = new AtomicReference<Task<?>>();
    assertThatThrownBy(
            () -> {
              try (Scope outer = threads().scope()) {
                outer.start(() -> {
                  fail.await();
                  throw new IOException("outer");
                });
                try (Scope inner = threads().scope()) {
                  innerTask.set(inner.start(ScopeContract::forEver));
                  fail.countDown();
                }
              }
            })
        .isInstanceOf(TargetFailedException.class)
        .hasRootCauseMessage("outer");
    assertThat(innerTask.get().status()).isEqualTo(Task.Status.CANCELLED);
  }

  @Test
  void closingOutOfOrderIsRefusedAfterCleaningUp() {
    Scope outer = threads().scope().named("outer");
    Scope inner = threads().scope().named("inner");
    var task = inner.start(ScopeContract::forEver);
    assertThatThrownBy(outer::close)
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("outer was closed while inner");
    assertThat(task.isAlive()).isFalse();
    inner.close();
    assertThatThrownBy(() -> inner.start(() -> 1))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("closed");
  }

  @Test
  void scopeLeftOpenIsClosedAndReported() {
    var left = new AtomicReference<Task<?>>();
    var owner =
        threads()
            .start(() -> {
              Scope scope = threads().scope().named("forgotten");
              left.set(scope.start(ScopeContract::forEver));
            });
    assertThatThrownBy(owner::join)
        .hasCauseInstanceOf(IllegalStateException.class)
        .hasMessageContaining("forgotten was left open");
    assertThat(left.get().isAlive()).isFalse();
  }

  @Test
  void onlyMembersStartAndOnlyTheOwnerCloses() {
    try (Scope scope = threads().scope()) {
      var stranger =
          threads()
              .start(() -> {
                assertThatThrownBy(() -> scope.start(() -> 1))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("does not belong");
                assertThatThrownBy(scope::close).isInstanceOf(IllegalStateException.class);
                assertThatThrownBy(scope::join).isInstanceOf(IllegalStateException.class);
              });
      stranger.join();
      scope.start(() -> 1);
      assertThatThrownBy(() -> scope.deadline(SHORT)).isInstanceOf(IllegalStateException.class);
      assertThatThrownBy(scope::tolerant).isInstanceOf(IllegalStateException.class);
    }
  }

  @Test
  void ownerMayBeInterruptedWhileItCloses() {
    var inBody = new CountDownLatch(1);
    var cleaned = new AtomicInteger();
    var owner =
        threads()
            .start(() -> {
              try (Scope scope = threads().scope()) {
                scope.start(() -> {
                  inBody.countDown();
                  try {
                    forEver();
                  } finally {
                    cleaned.incrementAndGet();
                  }
                });
              } catch (WaitInterruptedException e) {
                return Thread.currentThread().isInterrupted() && cleaned.get() == 1;
              }
              return false;
            });
    await().until(() -> inBody.getCount() == 0);
    owner.thread().orElseThrow().interrupt();
    assertThat(owner.join()).isTrue();
  }

  @Test
  void ownerMayBeCancelledWhileItCloses() {
    var inBody = new CountDownLatch(1);
    var inner = new AtomicReference<Task<?>>();
    var owner =
        threads()
            .start(() -> {
              try (Scope scope = threads().scope()) {
                inner.set(
                    scope.start(() -> {
                      inBody.countDown();
                      forEver();
                    }));
              }
            });
    await().until(() -> inBody.getCount() == 0);
    owner.cancel();
    owner.await();
    assertThat(inner.get().status()).isEqualTo(Task.Status.CANCELLED);
    assertThat(inner.get().isAlive()).isFalse();
  }

  // ---- deadlocks

  @Test
  void taskThatJoinsTheOwnerIsADeadlock() {
    var self = new AtomicReference<Task<?>>();
    var known = new CountDownLatch(1);
    var owner =
        threads()
            .start(() -> {
              known.await();
              try (Scope scope = threads().scope()) {
                scope.start(() -> self.get().await());
              }
            });
    self.set(owner);
    known.countDown();
    assertThatThrownBy(owner::join)
        .satisfies(e -> assertThat(rootOf(e)).isInstanceOf(DeadlockException.class));
  }

  @Test
  void shieldedTaskThatJoinsTheOwnerDoesNotHangTheClose() {
    for (int round = 0; round < 20; round++) {
      var self = new AtomicReference<Task<?>>();
      var known = new CountDownLatch(1);
      var owner =
          threads()
              .start(() -> {
                known.await();
                try (Scope scope = threads().scope()) {
                  scope.start(() -> Threads.shielded(() -> self.get().await()));
                }
              });
      self.set(owner);
      known.countDown();
      assertThatThrownBy(owner::join)
          .satisfies(e -> assertThat(rootOf(e)).isInstanceOf(DeadlockException.class));
    }
  }

  @Test
  void lockHeldByTheClosingOwnerIsADeadlockWithItsTask() {
    var lock = Threads.lock("ledger");
    var owner =
        threads()
            .start(() -> {
              try (var _ = lock.hold();
                  Scope scope = threads().scope()) {
                scope.start(() -> {
                  try (var _ = lock.hold()) {
                    throw new AssertionError("the owner holds the lock");
                  }
                });
              }
            });
    assertThatThrownBy(() -> owner.join(LONG))
        .satisfies(e ->
            assertThat(rootOf(e))
                .isInstanceOf(DeadlockException.class)
                .hasMessageContaining("ledger"));
    assertThat(lock.isLocked()).isFalse();
  }

  @Test
  void lockOfTheOwnerMayBeTakenWithALimit() {
    var lock = Threads.lock();
    try (var _ = lock.hold();
        Scope scope = threads().scope()) {
      scope.start(
          () -> assertThat(lock.tryLock(SHORT.toMillis(), TimeUnit.MILLISECONDS)).isFalse());
    }
  }

  private static Throwable rootOf(Throwable e) {
    Throwable root = e;
    while (root.getCause() != null) {
      root = root.getCause();
    }
    return root;
  }

  // ---- tolerant scopes

  @Test
  void tolerantScopeCollectsAllOutcomes() {
    try (Scope scope = threads().scope().tolerant()) {
      var good = scope.start(() -> "good");
      var bad =
          scope.<String>start(() -> {
            throw new IOException("bad");
          });
      var cancelled = scope.<String>start(() -> never());
      cancelled.cancel();
      List<Outcome<String>> outcomes = scope.outcomes(List.of(good, bad, cancelled));
      assertThat(outcomes.get(0)).isEqualTo(new Outcome.Success<>("good"));
      assertThat(outcomes.get(1)).isInstanceOf(Outcome.Failure.class);
      assertThat(outcomes.get(2)).isInstanceOf(Outcome.Cancelled.class);
    }
  }

  private static String never() throws InterruptedException {
    forEver();
    return "never";
  }

  @Test
  void firstSuccessWinsAndCancelsTheOthers() {
    try (Scope scope = threads().scope().tolerant()) {
      var slow = scope.<String>start(() -> never());
      var bad =
          scope.<String>start(() -> {
            throw new IOException("bad");
          });
      var good = scope.start(() -> "good");
      assertThat(scope.<String>firstSuccess(List.of(slow, bad, good))).isEqualTo("good");
      assertThat(slow.status()).isEqualTo(Task.Status.CANCELLED);
      assertThat(slow.isAlive()).isFalse();
    }
  }

  @Test
  void withoutSuccessTheFirstFailureIsThrown() {
    try (Scope scope = threads().scope().tolerant()) {
      List<Task<String>> tasks = new ArrayList<>();
      for (int i = 0; i < 3; i++) {
        tasks.add(
            scope.start(() -> {
              throw new IOException("bad");
            }));
      }
      assertThatThrownBy(() -> scope.<String>firstSuccess(tasks))
          .isInstanceOf(TargetFailedException.class)
          .satisfies(e -> assertThat(e.getSuppressed()).hasSize(2));
    }
  }

  @Test
  void tolerantMethodsRefuseOthers() {
    var stranger = threads().start(() -> 1);
    stranger.join();
    try (Scope scope = threads().scope()) {
      assertThatThrownBy(() -> scope.outcomes(List.of()))
          .isInstanceOf(IllegalStateException.class)
          .hasMessageContaining("tolerant()");
    }
    try (Scope scope = threads().scope().tolerant()) {
      assertThatThrownBy(() -> scope.outcomes(List.of(stranger)))
          .isInstanceOf(IllegalArgumentException.class);
      assertThatThrownBy(() -> scope.firstSuccess(List.of()))
          .isInstanceOf(IllegalArgumentException.class);
    }
  }
}

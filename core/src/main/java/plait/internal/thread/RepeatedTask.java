package plait.internal.thread;

import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import plait.Action;
import plait.CancelledException;
import plait.PeriodicTask;
import plait.UnjoinedFailure;
import plait.WaitInterruptedException;

/**
 * A task whose thread runs an action at a fixed rate and waits in between.
 *
 * <p>The counts and the newest failure are written by that thread only.
 */
final class RepeatedTask extends ThreadTask<@Nullable Void> implements PeriodicTask {
  private final Rounds rounds;

  RepeatedTask(Settings settings, long periodNanos, Action action) {
    this(settings, new Rounds(periodNanos, action));
  }

  private RepeatedTask(Settings settings, Rounds rounds) {
    super(settings, rounds);
    this.rounds = rounds;
    rounds.task = this;
  }

  /** The body: one round after the other. */
  private static final class Rounds implements plait.Target<@Nullable Void>, Blocker {
    private final long period;
    private final Action action;
    private @Nullable RepeatedTask task;
    private volatile long runs;
    private volatile long failures;
    private volatile @Nullable Throwable lastFailure;

    Rounds(long period, Action action) {
      this.period = period;
      this.action = Objects.requireNonNull(action, "a task needs a body: the lambda is null");
    }

    @Override
    public @Nullable Void call() {
      RepeatedTask me = Objects.requireNonNull(task);
      long next = System.nanoTime() + period;
      while (awaitTime(me, next)) {
        runOnce(me);
        next = following(next, System.nanoTime());
      }
      return null;
    }

    /** The first time on the grid that is not over. */
    private long following(long last, long now) {
      long late = Math.max(0, now - last);
      return last + (late / period + 1) * period;
    }

    /** Waits for the time; false if the task is cancelled before it. */
    private boolean awaitTime(RepeatedTask me, long time) {
      while (!me.isCancelled()) {
        long left = time - System.nanoTime();
        if (left <= 0) {
          return true;
        }
        try {
          Waits.await(this, left, nanos -> me.awaitJoined(me::isCancelled, nanos));
        } catch (WaitInterruptedException stray) { // only a cancel ends the rounds
          Thread.interrupted();
        } catch (CancelledException cancelled) {
          return false;
        }
      }
      return false;
    }

    private void runOnce(RepeatedTask me) {
      try {
        action.run();
      } catch (Throwable failure) {
        if (!me.isCancelled()) {
          count(me, failure);
        }
      }
      long before = runs;
      runs = before + 1;
    }

    private void count(RepeatedTask me, Throwable failure) {
      lastFailure = failure;
      long before = failures;
      failures = before + 1;
      if (before == 0) {
        UnjoinedFailures.report(
            new UnjoinedFailure(me.name(), me.startSite().orElse(null), failure));
      }
    }

    @Override
    public String describe() {
      return "its next run";
    }
  }

  @Override
  public long runs() {
    return rounds.runs;
  }

  @Override
  public long failures() {
    return rounds.failures;
  }

  @Override
  public Optional<Throwable> lastFailure() {
    return Optional.ofNullable(rounds.lastFailure);
  }
}

package plait.internal.pool;

import java.time.Duration;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import plait.Priority;
import plait.RateLimit;
import plait.WorkerDiedException;
import plait.internal.thread.Names;
import plait.internal.thread.Waits;

/**
 * How a view of a pool runs things.
 *
 * @param limit the time for one call, or null
 * @param repeats how often a call is tried
 * @param rate what each call has to pass, or null
 * @param label what the progress bar says, or null for none
 * @param chunk items per chunk, 0 if nobody said
 * @param window items drawn ahead, 0 if nobody said
 * @param unordered whether results come as they are ready
 * @param priority which of the tasks that wait go first
 */
record Options(
    @Nullable Duration limit,
    Repeats repeats,
    @Nullable RateLimit rate,
    @Nullable String label,
    int chunk,
    int window,
    boolean unordered,
    Priority priority) {
  static final Options NONE =
      new Options(null, Repeats.NONE, null, null, 0, 0, false, Priority.NORMAL);

  /** Whether a call is just a call. */
  boolean arePlain() {
    return limit == null && repeats.areNone() && rate == null;
  }

  Options withLimit(Duration time) {
    if (Waits.nanos(time) == 0) {
      throw new IllegalArgumentException(
          "A call needs some time: give a limit of more than zero, or leave timeout() out.");
    }
    return new Options(time, repeats, rate, label, chunk, window, unordered, priority);
  }

  Options withRetry(int times, Duration firstPause) {
    if (firstPause.isNegative()) {
      throw new IllegalArgumentException(
          "The pause " + firstPause + " is negative: give Duration.ZERO for none.");
    }
    return with(repeats.withAttempts(positive(times, "attempts"), firstPause));
  }

  Options withLives(int times, Set<WorkerDiedException.Cause> causes) {
    return with(repeats.withLives(positive(times, "attempts"), causes));
  }

  private Options with(Repeats changed) {
    return new Options(limit, changed, rate, label, chunk, window, unordered, priority);
  }

  Options withRate(RateLimit pace) {
    return new Options(limit, repeats, pace, label, chunk, window, unordered, priority);
  }

  Options withLabel(String text) {
    return new Options(limit, repeats, rate, Names.check(text), chunk, window, unordered, priority);
  }

  Options withChunk(int items) {
    return new Options(
        limit,
        repeats,
        rate,
        label,
        positive(items, "items per chunk"),
        window,
        unordered,
        priority);
  }

  Options withWindow(int items) {
    return new Options(
        limit, repeats, rate, label, chunk, positive(items, "items ahead"), unordered, priority);
  }

  Options asTheyCome() {
    return new Options(limit, repeats, rate, label, chunk, window, true, priority);
  }

  Options withPriority(Priority level) {
    Objects.requireNonNull(level, "the priority is null");
    return new Options(limit, repeats, rate, label, chunk, window, unordered, level);
  }

  Options inOrder() {
    return unordered
        ? new Options(limit, repeats, rate, label, chunk, window, false, priority)
        : this;
  }

  private static int positive(int number, String what) {
    if (number < 1) {
      throw new IllegalArgumentException(number + " " + what + " make no sense: give at least 1.");
    }
    return number;
  }
}

package plait.internal.pool;

import java.time.Duration;
import plait.internal.thread.Waits;

/**
 * How a pool keeps its seats; immutable.
 *
 * @param spares how many are started ahead
 * @param tasks after how many calls a seat is replaced, 0 for never
 * @param ageNanos at which age, 0 for never
 * @param memory from how many bytes of memory on, 0 for never
 * @param deaths how many deaths in a row are too many
 * @param withinNanos within which time
 * @param backoffNanos the pause after the second death in a row, doubled for each after it
 * @param graceNanos how long a body may take to answer its cancel before the seat is killed
 * @param queueBytes how many bytes the bodies of waiting tasks may have
 * @param queueTasks how many tasks may wait, 0 for as many as pools of that size let wait
 */
public record SeatRules(
    int spares,
    int tasks,
    long ageNanos,
    long memory,
    int deaths,
    long withinNanos,
    long backoffNanos,
    long graceNanos,
    long queueBytes,
    int queueTasks) {
  private static final long MILLI = 1_000_000;
  private static final long MINUTE = 60_000 * MILLI;
  private static final long QUEUE_BYTES = 64L << 20;

  public static final SeatRules DEFAULT =
      new SeatRules(0, 0, 0, 0, 10, MINUTE, 50 * MILLI, 200 * MILLI, QUEUE_BYTES, 0);

  /** For a crew without seats. */
  static final SeatRules NONE = DEFAULT.queueBytes(Long.MAX_VALUE);

  /** So many seats are started ahead. */
  public SeatRules spares(int count) {
    if (count < 0) {
      throw new IllegalArgumentException(count + " spares make no sense: give 0 for none.");
    }
    var draft = new Draft(this);
    draft.spares = count;
    return draft.made();
  }

  /** A seat is replaced after so many calls. */
  public SeatRules recycleAfter(int calls) {
    positive(calls, "calls");
    var draft = new Draft(this);
    draft.tasks = calls;
    return draft.made();
  }

  /** A seat is replaced, once it has nothing to do, at this age. */
  public SeatRules recycleAfter(Duration age) {
    long nanos = Waits.nanos(age);
    positive(nanos, "nanoseconds");
    var draft = new Draft(this);
    draft.ageNanos = nanos;
    return draft.made();
  }

  /** A seat is replaced when, after a call, it has at least so many bytes of memory. */
  public SeatRules recycleFrom(long bytes) {
    positive(bytes, "bytes");
    var draft = new Draft(this);
    draft.memory = bytes;
    return draft.made();
  }

  /** The pool breaks at more deaths than that in this time, with no success in between. */
  public SeatRules intensity(int most, Duration within) {
    long nanos = Waits.nanos(within);
    if (most < 0) {
      throw new IllegalArgumentException(most + " deaths make no sense: give at least 0.");
    }
    positive(nanos, "nanoseconds");
    var draft = new Draft(this);
    draft.deaths = most;
    draft.withinNanos = nanos;
    return draft.made();
  }

  /** The first pause between deaths in a row. */
  public SeatRules backoff(Duration first) {
    var draft = new Draft(this);
    draft.backoffNanos = Waits.nanos(first);
    return draft.made();
  }

  /** How long a body may take to answer its cancel. */
  public SeatRules grace(Duration time) {
    var draft = new Draft(this);
    draft.graceNanos = Waits.nanos(time);
    return draft.made();
  }

  /** How many bytes the bodies of waiting tasks may have; one larger than that may wait alone. */
  public SeatRules queueBytes(long bytes) {
    positive(bytes, "bytes");
    var draft = new Draft(this);
    draft.queueBytes = bytes;
    return draft.made();
  }

  /** How many tasks may wait. */
  public SeatRules queueTasks(int most) {
    positive(most, "waiting tasks");
    var draft = new Draft(this);
    draft.queueTasks = most;
    return draft.made();
  }

  private static void positive(long number, String what) {
    if (number < 1) {
      throw new IllegalArgumentException(number + " " + what + " make no sense: give at least 1.");
    }
  }

  /** A copy that can be changed. */
  private static final class Draft {
    int spares;
    int tasks;
    long ageNanos;
    long memory;
    int deaths;
    long withinNanos;
    long backoffNanos;
    long graceNanos;
    long queueBytes;
    int queueTasks;

    Draft(SeatRules from) {
      spares = from.spares;
      tasks = from.tasks;
      ageNanos = from.ageNanos;
      memory = from.memory;
      deaths = from.deaths;
      withinNanos = from.withinNanos;
      backoffNanos = from.backoffNanos;
      graceNanos = from.graceNanos;
      queueBytes = from.queueBytes;
      queueTasks = from.queueTasks;
    }

    SeatRules made() {
      return new SeatRules(
          spares,
          tasks,
          ageNanos,
          memory,
          deaths,
          withinNanos,
          backoffNanos,
          graceNanos,
          queueBytes,
          queueTasks);
    }
  }
}

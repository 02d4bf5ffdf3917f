package plait.internal.lock;

import java.time.Duration;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import plait.Action;
import plait.Barrier;
import plait.BarrierBrokenException;
import plait.CancelledException;
import plait.Task;
import plait.WaitInterruptedException;
import plait.WaitTimeoutException;
import plait.internal.thread.Names;
import plait.internal.thread.Waits;

/**
 * The barrier: one {@link Round} after the other.
 *
 * <pre>
 * round: FILLING -&gt; FULL (the action runs) -&gt; PASSED
 *           \------------\-------------------&gt; BROKEN
 * </pre>
 *
 * <p>{@code current} and the rounds' fields are guarded by this object's monitor, which is never
 * held while something waits or the action runs. A broken round stays the current one until a
 * reset; who comes while a round is full waits for the next one.
 */
public final class RoundBarrier implements Barrier {
  private static final Action NOTHING = () -> {};

  private final Names name = new Names("barrier", null);
  private final int parties;
  private final Action action;
  private final long limit;
  private Round current = new Round();

  /** Those who meet once. */
  private final class Round {
    final Gate gate = new Gate(1, RoundBarrier.this::describe);
    int arrived;
    @Nullable String brokenBy;
    @Nullable Throwable cause;
  }

  /** A task's place in a round; the index is negative for one that came when it was full. */
  private record Arrival(Round round, int index) {}

  public RoundBarrier(int parties) {
    this(parties, NOTHING);
  }

  public RoundBarrier(int parties, Action action) {
    this(parties, action, Waits.FOREVER);
  }

  public RoundBarrier(int parties, Action action, Duration limit) {
    this(parties, action, Waits.nanos(limit));
  }

  private RoundBarrier(int parties, Action action, long limit) {
    this.parties = Counts.atLeastOne(parties, "number of parties");
    this.action = Objects.requireNonNull(action, "the action is null");
    this.limit = limit;
  }

  @Override
  public int await() {
    return await(limit);
  }

  @Override
  public int await(Duration timeout) {
    return await(Waits.nanos(timeout));
  }

  private int await(long nanos) {
    long deadline = nanos == Waits.FOREVER ? 0 : System.nanoTime() + nanos;
    while (true) {
      Arrival arrival = arrive();
      if (arrival.index() == 0) {
        return pass(arrival.round());
      }
      long left = nanos == Waits.FOREVER ? nanos : Math.max(0, deadline - System.nanoTime());
      awaitGate(arrival.round(), left, nanos);
      if (arrival.index() > 0) {
        return arrival.index();
      }
    }
  }

  private synchronized Arrival arrive() {
    Round round = current;
    throwIfBroken(round);
    if (round.arrived == parties) {
      return new Arrival(round, -1);
    }
    round.arrived++;
    return new Arrival(round, parties - round.arrived);
  }

  private int pass(Round round) {
    try {
      action.run();
    } catch (CancelledException | WaitInterruptedException | Error e) {
      breakRound(round, "the action ended with " + e, e);
      throw e;
    } catch (Exception e) {
      if (e instanceof InterruptedException) {
        Thread.currentThread().interrupt();
      }
      breakRound(round, "the action threw " + e, e);
    }
    synchronized (this) {
      throwIfBroken(round);
      current = new Round();
    }
    round.gate.countDown();
    return 0;
  }

  private void awaitGate(Round round, long left, long given) {
    boolean inTime = true;
    try {
      inTime = round.gate.await(left);
    } catch (WaitInterruptedException e) {
      if (breakRound(round, me() + " was interrupted", null)) {
        throw e;
      }
    } catch (RuntimeException e) {
      breakRound(round, me() + " gave up: " + e.getMessage(), null);
      throw e;
    }
    if (!inTime && breakRound(round, "the time of " + me() + " was up", null)) {
      throw new WaitTimeoutException(
          "Not all " + parties + " came to " + describe() + " within " + Duration.ofNanos(given));
    }
    synchronized (this) {
      throwIfBroken(round);
    }
  }

  private void throwIfBroken(Round round) {
    if (round.brokenBy != null) {
      throw new BarrierBrokenException(
          describe() + " is broken: " + round.brokenBy + ". Call reset() to use it again.",
          round.cause);
    }
  }

  /** Breaks a round that has not been passed; false if it was, or was broken before. */
  private boolean breakRound(Round round, String by, @Nullable Throwable cause) {
    synchronized (this) {
      if (round != current || round.brokenBy != null) {
        return false;
      }
      round.brokenBy = by;
      round.cause = cause;
    }
    round.gate.countDown();
    return true;
  }

  private static String me() {
    return Task.current().name();
  }

  @Override
  public void abort() {
    breakRound(current(), me() + " called abort()", null);
  }

  @Override
  public void reset() {
    Round round = current();
    breakRound(round, me() + " called reset()", null);
    synchronized (this) {
      if (current == round) {
        current = new Round();
      }
    }
  }

  private synchronized Round current() {
    return current;
  }

  @Override
  public int parties() {
    return parties;
  }

  @Override
  public synchronized int waiting() {
    if (current.brokenBy != null) {
      return 0;
    }
    return Math.min(current.arrived, parties - 1);
  }

  @Override
  public synchronized boolean isBroken() {
    return current.brokenBy != null;
  }

  @Override
  public String name() {
    return name.get();
  }

  private String describe() {
    return "Barrier " + name();
  }

  @Override
  public String toString() {
    return "Barrier["
        + name()
        + ", "
        + waiting()
        + " of "
        + parties
        + " waiting"
        + (isBroken() ? ", broken" : "")
        + "]";
  }
}

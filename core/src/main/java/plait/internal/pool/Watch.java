package plait.internal.pool;

import java.time.Duration;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import plait.Action;
import plait.WaitTimeoutException;
import plait.WorkerDiedException;
import plait.WorkerDiedException.Cause;
import plait.internal.thread.Clock;
import plait.internal.thread.Waits;

/**
 * Watches over a load while a seat runs it: ends what takes too long and what was cancelled, at
 * first by asking, after the grace by killing the seat. The time of a thing counts from the answer
 * before it.
 *
 * <p>{@code lock} guards all but {@code at}, which is written by the thread inside the seat; a seat
 * is asked or killed under it and only while the load runs, so that no later one is hit.
 */
final class Watch implements Replies, Action {

  /** What the things of a load are called in messages. */
  @FunctionalInterface
  interface Names {
    String of(int at);
  }

  /** How long a thing may take. */
  record Limit(@Nullable Duration time, Names names) {}

  private final Seats seats;
  private final Seat seat;
  private final Load load;
  private final Replies to;
  private final Limit limit;
  private final long limitNanos;
  private final ReentrantLock lock = new ReentrantLock();
  private volatile int at;
  private long began;
  private int expired = -1;
  private boolean ended;
  private boolean killed;
  private Clock.@Nullable Cancellable alarm;

  Watch(Seats seats, Seat seat, Load load, Replies to, Limit limit) {
    this.seats = seats;
    this.seat = seat;
    this.load = load;
    this.to = to;
    this.limit = limit;
    this.limitNanos = limit.time() == null ? 0 : Waits.nanos(limit.time());
    if (limitNanos > 0) {
      begin();
    }
  }

  /** Under the lock: the alarm may go off, and set the next one, before it is written down here. */
  private void begin() {
    lock.lock();
    try {
      began = System.nanoTime();
      alarm = Clock.at(limitNanos, this::check);
    } finally {
      lock.unlock();
    }
  }

  int answered() {
    return at;
  }

  // ---- answers

  @Override
  public void value(int place, @Nullable Object value) {
    seats.answer(1);
    if (isInTime(place)) {
      to.value(place, value);
    } else {
      to.failure(place, late(place, "and was cancelled"));
    }
  }

  @Override
  public void values(int from, @Nullable Object[] values, int n) {
    seats.answer(n);
    int late = areInTime(from, n);
    if (late < 0) {
      to.values(from, values, n);
      return;
    }
    for (int i = 0; i < n; i++) {
      if (from + i == late) {
        to.failure(late, late(late, "and was cancelled"));
      } else {
        to.value(from + i, values[i]);
      }
    }
  }

  @Override
  public void failure(int place, Throwable thrown) {
    seats.answer(1);
    if (isInTime(place)) {
      to.failure(place, thrown);
    } else {
      WaitTimeoutException late = late(place, "and was cancelled");
      late.addSuppressed(thrown);
      to.failure(place, late);
    }
  }

  private boolean isInTime(int place) {
    return areInTime(place, 1) < 0;
  }

  /** So many things in a row have been answered; answers which of them was late, or -1. */
  private int areInTime(int from, int n) {
    if (limitNanos == 0) {
      at = from + n;
      return -1;
    }
    lock.lock();
    try {
      at = from + n;
      began = System.nanoTime();
      return expired >= from && expired < from + n ? expired : -1;
    } finally {
      lock.unlock();
    }
  }

  private WaitTimeoutException late(int place, String end) {
    return new WaitTimeoutException(
        limit.names().of(place) + " took longer than " + limit.time() + " " + end + ".");
  }

  /** Answers for what had begun when the seat died. */
  void died(WorkerDiedException death) {
    int begun = Math.min(load.begun(), load.size());
    while (at < begun) {
      int place = at;
      if (isInTime(place)) {
        to.failure(place, death);
      } else {
        WaitTimeoutException late =
            late(place, "and did not answer its cancel, so its worker process was killed");
        late.addSuppressed(death);
        to.failure(place, late);
      }
    }
  }

  // ---- limits and cancels

  private void check() {
    lock.lock();
    try {
      if (ended) {
        return;
      }
      long left = began + limitNanos - System.nanoTime();
      if (left <= 0 && expired != at) {
        expire(at);
      }
      alarm = Clock.at(left > 0 ? left : limitNanos, this::check);
    } finally {
      lock.unlock();
    }
  }

  private void expire(int place) {
    expired = place;
    seat.stop(load, place, false);
    Clock.at(seats.rules().graceNanos(), () -> killAt(place));
  }

  private void killAt(int place) {
    lock.lock();
    try {
      if (!ended && at == place) {
        kill(Cause.TIMEOUT);
      }
    } finally {
      lock.unlock();
    }
  }

  /** The task that has the load run was cancelled. */
  @Override
  public void run() {
    lock.lock();
    try {
      if (!ended) {
        load.stop();
        seat.stop(load, at, true);
        Clock.at(seats.rules().graceNanos(), this::killUnlessEnded);
      }
    } finally {
      lock.unlock();
    }
  }

  private void killUnlessEnded() {
    lock.lock();
    try {
      if (!ended) {
        kill(Cause.CANCELLED);
      }
    } finally {
      lock.unlock();
    }
  }

  private void kill(Cause why) {
    killed = true;
    seat.kill(why);
  }

  /**
   * From now on the seat is left alone; true if it was killed, even if the last answer was quicker.
   */
  boolean end() {
    lock.lock();
    try {
      ended = true;
      if (alarm != null) {
        alarm.cancel();
      }
      return killed;
    } finally {
      lock.unlock();
    }
  }
}

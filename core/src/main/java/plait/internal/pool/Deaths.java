package plait.internal.pool;

import java.util.ArrayDeque;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;
import plait.WorkerDiedException;
import plait.WorkerDiedException.Cause;

/**
 * The deaths of a pool's seats: how many there were, and whether there are too many in a row, as in
 * a supervisor of Erlang/OTP. A success ends the row; a death that the pool itself decided is not
 * of it.
 *
 * <p>{@code lock} guards all but {@code row}, which is also read without it.
 */
final class Deaths {
  private static final long LONGEST_PAUSE = 2_000_000_000;
  private static final int DOUBLINGS = 16;

  private final SeatRules rules;
  private final ReentrantLock lock = new ReentrantLock();
  private final Map<Cause, Long> counts = new HashMap<>();
  private final ArrayDeque<Long> times = new ArrayDeque<>();
  private volatile int row;

  Deaths(SeatRules rules) {
    this.rules = rules;
  }

  /** Counts one. */
  void count(WorkerDiedException death) {
    lock.lock();
    try {
      counts.merge(death.why(), 1L, Long::sum);
    } finally {
      lock.unlock();
    }
  }

  /** Puts one into the row; true if there are too many. */
  boolean add(WorkerDiedException death) {
    lock.lock();
    try {
      if (isDecided(death.why())) {
        return false;
      }
      long now = System.nanoTime();
      times.addLast(now);
      while (now - times.getFirst() > rules.withinNanos()) {
        times.removeFirst();
      }
      row = times.size();
      return row > rules.deaths();
    } finally {
      lock.unlock();
    }
  }

  private static boolean isDecided(Cause why) {
    return why == Cause.TIMEOUT || why == Cause.CANCELLED || why == Cause.CLOSED;
  }

  /** Something went well. */
  void success() {
    if (row != 0) {
      lock.lock();
      try {
        times.clear();
        row = 0;
      } finally {
        lock.unlock();
      }
    }
  }

  int inARow() {
    return row;
  }

  /** How long to wait before the next seat is made. */
  long pause() {
    if (row < 2) {
      return 0;
    }
    lock.lock();
    try {
      if (times.size() < 2) {
        return 0;
      }
      long full = rules.backoffNanos() << Math.min(times.size() - 2, DOUBLINGS);
      long since = System.nanoTime() - times.getLast();
      return Math.max(0, Math.min(LONGEST_PAUSE, full) - since);
    } finally {
      lock.unlock();
    }
  }

  Map<Cause, Long> counts() {
    lock.lock();
    try {
      Map<Cause, Long> known = new EnumMap<>(Cause.class);
      known.putAll(counts);
      return known;
    } finally {
      lock.unlock();
    }
  }

  long total() {
    return counts().values().stream().mapToLong(Long::longValue).sum();
  }
}

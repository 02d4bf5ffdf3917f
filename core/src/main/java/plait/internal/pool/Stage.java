package plait.internal.pool;

import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import plait.PoolBrokenException;
import plait.internal.thread.Waits;

/**
 * The states of a pool's life:
 *
 * <pre>
 * OPEN -> CLOSING -> SHUT -> STOPPED
 * </pre>
 *
 * In CLOSING only the pool's own tasks may start others, from SHUT on nobody; in STOPPED nothing is
 * to run any more. The crew's {@code hub} guards the changes; {@code state} is read without it.
 */
final class Stage {
  static final int OPEN = 0;
  static final int CLOSING = 1;
  static final int SHUT = 2;
  static final int STOPPED = 3;

  private final Crew crew;
  private final ReentrantLock hub;
  private final Condition ended;
  private final AtomicInteger runs = new AtomicInteger();
  private volatile int state = OPEN;
  private volatile @Nullable PoolBrokenException breakage;

  Stage(Crew crew, ReentrantLock hub) {
    this.crew = crew;
    this.hub = hub;
    this.ended = hub.newCondition();
  }

  boolean isShut() {
    return state != OPEN;
  }

  boolean isStopped() {
    return state == STOPPED;
  }

  boolean isBroken() {
    return breakage != null;
  }

  boolean refuses(boolean own) {
    int now = state;
    return now != OPEN && (now != CLOSING || !own || breakage != null);
  }

  RejectedExecutionException refusal() {
    PoolBrokenException broken = breakage;
    return broken == null
        ? new RejectedExecutionException(
            "Pool "
                + crew.name()
                + " is shut down: start tasks before its end, or make a new pool.")
        : broken.again();
  }

  /** A piece of work begins or ends that will start tasks of its own until then. */
  void runBegins() {
    runs.incrementAndGet();
    if (refuses(crew.isOwn())) {
      runEnds();
      throw refusal();
    }
  }

  void runEnds() {
    if (runs.decrementAndGet() == 0) {
      mayBeDone();
    }
  }

  /** Something that the end waits for has gone. */
  void mayBeDone() {
    if (state != OPEN) {
      hub.lock();
      try {
        tellIfDone();
      } finally {
        hub.unlock();
      }
    }
  }

  /** Nothing will be run any more. */
  boolean isDone() {
    return state != OPEN && crew.intake().isEmpty() && runs.get() == 0;
  }

  /** Lets the workers go when there is nothing left to do; under the hub. */
  void tellIfDone() {
    if (isDone() && crew.dismissIdle()) {
      state = Math.max(state, SHUT);
      ended.signalAll();
    }
  }

  /** Whether nothing is left of the crew; under the hub. */
  private boolean hasEndedNow() {
    return isDone() && crew.isDeserted();
  }

  boolean hasEnded() {
    hub.lock();
    try {
      return hasEndedNow();
    } finally {
      hub.unlock();
    }
  }

  /** Goes on to a later state. */
  void advance(int next) {
    hub.lock();
    try {
      state = Math.max(state, next);
      tellIfDone();
    } finally {
      hub.unlock();
    }
    crew.intake().wakeStarters();
  }

  /** No worker can be made any more; the first reason counts. */
  void breakDown(PoolBrokenException reason) {
    hub.lock();
    try {
      if (breakage == null) {
        breakage = reason;
      }
      state = Math.max(state, SHUT);
    } finally {
      hub.unlock();
    }
    crew.intake().wakeStarters();
  }

  /** Waits until the last worker has ended. */
  boolean awaitEnd(long nanos) throws InterruptedException {
    long left = nanos;
    hub.lockInterruptibly();
    try {
      while (!hasEndedNow()) {
        if (nanos == Waits.FOREVER) {
          ended.await();
        } else if (left <= 0) {
          return false;
        } else {
          left = ended.awaitNanos(left);
        }
      }
      return true;
    } finally {
      hub.unlock();
    }
  }

  /** How the text form of the pool says it. */
  @Override
  public String toString() {
    return breakage != null ? ", broken" : hasEnded() ? ", ended" : isShut() ? ", shut down" : "";
  }
}

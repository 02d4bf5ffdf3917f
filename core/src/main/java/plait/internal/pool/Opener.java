package plait.internal.pool;

import java.util.Objects;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import plait.PoolBrokenException;
import plait.WorkerDiedException;
import plait.WorkerDiedException.Cause;

/**
 * Opens one seat, if need be in several attempts, in one thread; anybody may stop it. The seat is
 * published before {@code stopped} is read, and the other way round by the one who stops.
 */
final class Opener {
  private final Seats seats;
  private final String name;
  private final boolean ahead;
  private final Thread thread = Thread.currentThread();
  private volatile @Nullable Seat opening;
  private volatile boolean stopped;

  /** {@code ahead} if there is no task yet that the seat is for. */
  Opener(Seats seats, String name, boolean ahead) {
    this.seats = seats;
    this.name = name;
    this.ahead = ahead;
  }

  boolean isAhead() {
    return ahead;
  }

  /**
   * A seat ready for work; null if it was stopped.
   *
   * @throws PoolBrokenException if there will be no seats any more
   */
  @Nullable Seat open() {
    while (await(seats.deaths().pause())) {
      seats.refuseIfBroken();
      Seat seat = seats.make(name);
      if (open(seat)) {
        return seat;
      }
    }
    return null;
  }

  private boolean open(Seat seat) {
    boolean open = false;
    opening = seat;
    try {
      if (!stopped) {
        seat.open(seats.initializer());
        open = true;
      }
    } catch (InitializerFailedException failed) {
      throw PoolBrokenException.ofInitializer(
          seats.poolName(), Objects.requireNonNull(failed.getCause()));
    } catch (WorkerDiedException died) {
      if (!stopped) {
        seats.notStarted(died);
      }
    } finally {
      opening = null;
      if (!open) {
        seat.close();
      }
    }
    if (open) {
      seats.started();
    }
    return open;
  }

  /** False if it was stopped. An interrupt means nothing here. */
  private boolean await(long nanos) {
    long deadline = System.nanoTime() + nanos;
    boolean interrupted = false;
    for (long left = nanos; left > 0 && !stopped; left = deadline - System.nanoTime()) {
      LockSupport.parkNanos(this, left);
      interrupted |= Thread.interrupted();
    }
    if (interrupted) {
      thread.interrupt();
    }
    return !stopped;
  }

  /** Ends it, wherever it is. */
  void stop() {
    stopped = true;
    Seat seat = opening;
    if (seat != null) {
      seat.kill(Cause.CANCELLED);
    }
    LockSupport.unpark(thread);
  }
}

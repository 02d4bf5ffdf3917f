package plait.internal.lock;

import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import plait.internal.thread.Waits;

/**
 * Those who wait for a signal, in the order they came: the line of conditions within one program.
 *
 * <p>The list is guarded by this object's monitor rather than by the lock, because a waiter leaves
 * it without the lock, and passes a signal on without the lock when it is refused the lock.
 */
final class SignalQueue extends Signals {
  private @Nullable Place first;
  private @Nullable Place last;
  private int size;

  SignalQueue(ExclusiveLock lock, Supplier<String> description) {
    super(lock, description);
  }

  /** A waiter in its place. */
  private static final class Place extends Waiter {
    @Nullable Place before;
    @Nullable Place after;

    Place(SignalQueue queue) {
      super(queue);
    }

    void signal() {
      signalled();
    }
  }

  @Override
  protected boolean park(Waiter me, long nanos) throws InterruptedException {
    long deadline = nanos == Waits.FOREVER ? 0 : System.nanoTime() + nanos;
    while (!me.isSignalled()) {
      if (Thread.interrupted()) {
        throw new InterruptedException();
      }
      if (nanos == Waits.FOREVER) {
        LockSupport.park(this);
      } else {
        long left = deadline - System.nanoTime();
        if (left <= 0) {
          return false;
        }
        LockSupport.parkNanos(this, left);
      }
    }
    return true;
  }

  @Override
  protected void signal(int count) {
    for (int i = 0; i < count; i++) {
      Place next = takeFirst();
      if (next == null) {
        return;
      }
      wake(next);
    }
  }

  private synchronized @Nullable Place takeFirst() {
    Place next = first;
    if (next != null) {
      unlink(next);
      next.signal();
    }
    return next;
  }

  @Override
  protected synchronized boolean giveUp(Waiter me) {
    if (me.isSignalled()) {
      return false;
    }
    unlink((Place) me);
    return true;
  }

  @Override
  protected synchronized Waiter add() {
    var waiter = new Place(this);
    waiter.before = last;
    if (last == null) {
      first = waiter;
    } else {
      last.after = waiter;
    }
    last = waiter;
    size++;
    return waiter;
  }

  private void unlink(Place waiter) {
    if (waiter.before == null) {
      first = waiter.after;
    } else {
      waiter.before.after = waiter.after;
    }
    if (waiter.after == null) {
      last = waiter.before;
    } else {
      waiter.after.before = waiter.before;
    }
    size--;
  }

  @Override
  protected synchronized int size() {
    return size;
  }
}

package plait.internal.lock;

import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import plait.WaitInterruptedException;
import plait.internal.thread.Blocker;
import plait.internal.thread.Waits;

/**
 * Those who wait for a signal, in the order they came: the core of conditions.
 *
 * <p>The list and {@code signalled} are guarded by this object's monitor rather than by the lock,
 * because a waiter leaves it without the lock, and passes a signal on without the lock when it is
 * refused the lock. A waiter leaves once: by a signal or by giving up, whichever comes first.
 */
final class SignalQueue {
  private final ExclusiveLock lock;
  private final Supplier<String> description;
  private @Nullable Waiter first;
  private @Nullable Waiter last;
  private int size;

  SignalQueue(ExclusiveLock lock, Supplier<String> description) {
    this.lock = lock;
    this.description = description;
  }

  /** How an interrupt or a cancel ends the wait. */
  @FunctionalInterface
  interface Way {
    boolean await(Blocker on, long nanos, Waits.TimedBlocking blocking) throws InterruptedException;
  }

  /** One who waits; {@code holds} is confined to its thread. */
  private final class Waiter implements Blocker {
    final Thread thread = Thread.currentThread();
    volatile boolean signalled;
    int holds;
    @Nullable Waiter before;
    @Nullable Waiter after;

    @Override
    public String describe() {
      return description.get();
    }

    @Override
    public boolean mayEndByItself() {
      return signalled;
    }
  }

  /**
   * Gives the lock back, waits for a signal, and takes the lock again.
   *
   * <p>A signal beats an interrupt that came with it: the wait returns, and the interrupt status is
   * set. One that came with a cancel, or whose receiver is refused the lock, is passed on.
   *
   * @return false if the time was up
   */
  boolean await(Way way, long nanos) throws InterruptedException {
    lock.requireHeld("wait for a signal");
    Waiter me = new Waiter();
    add(me);
    try {
      way.await(me, nanos, limit -> giveLockBackAndPark(me, limit));
    } catch (InterruptedException | WaitInterruptedException interrupt) {
      if (leave(me, interrupt)) {
        Thread.currentThread().interrupt();
        return true;
      }
      throw interrupt;
    } catch (RuntimeException | Error ended) {
      if (leave(me, ended)) {
        signal(1);
      }
      throw ended;
    }
    return leave(me, null);
  }

  /** The lock is given back once only, and not if the wait is refused before it begins. */
  private boolean giveLockBackAndPark(Waiter me, long nanos) throws InterruptedException {
    if (Thread.interrupted()) {
      throw new InterruptedException();
    }
    if (me.holds == 0) {
      me.holds = lock.releaseAll();
    }
    return park(me, nanos);
  }

  private boolean park(Waiter me, long nanos) throws InterruptedException {
    long deadline = nanos == Waits.FOREVER ? 0 : System.nanoTime() + nanos;
    while (!me.signalled) {
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

  /** Ends the waiter's wait, with the lock held again. Tells whether it was signalled. */
  private boolean leave(Waiter me, @Nullable Throwable ended) {
    boolean signalled = !giveUp(me);
    if (me.holds > 0) {
      try {
        lock.retake(me.holds);
      } catch (RuntimeException refused) {
        if (signalled) {
          signal(1);
        }
        if (ended != null) {
          refused.addSuppressed(ended);
        }
        throw refused;
      }
    }
    return signalled;
  }

  /** Wakes the longest waiting; the caller holds the lock, or passes a signal on. */
  void signal(int count) {
    for (int i = 0; i < count; i++) {
      Waiter next = takeFirst();
      if (next == null) {
        return;
      }
      LockSupport.unpark(next.thread);
    }
  }

  private synchronized @Nullable Waiter takeFirst() {
    Waiter next = first;
    if (next != null) {
      unlink(next);
      next.signalled = true;
    }
    return next;
  }

  private synchronized boolean giveUp(Waiter me) {
    if (me.signalled) {
      return false;
    }
    unlink(me);
    return true;
  }

  private synchronized void add(Waiter waiter) {
    waiter.before = last;
    if (last == null) {
      first = waiter;
    } else {
      last.after = waiter;
    }
    last = waiter;
    size++;
  }

  private void unlink(Waiter waiter) {
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

  synchronized int size() {
    return size;
  }
}

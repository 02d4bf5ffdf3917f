package plait.internal.queue;

import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import plait.internal.thread.Selectable;
import plait.internal.thread.Waits;

/**
 * Threads that wait for one side of a queue, first come first woken.
 *
 * <p>Whoever changes the queue in their favour does so under a lock of the queue and then reads
 * {@code wanted}. A waiter enters, which writes {@code wanted}, then has that lock once ({@code
 * settle}), then tries: so either it sees the change, or the change came after and saw it. The
 * costly half of this handshake is the waiter's, and the others need no fence. (Changes that are
 * volatile writes, or tries that take that lock, do it without.)
 *
 * <p>One waiter is on its way at a time ({@code waking}), and nobody else is woken until it has
 * tried: it wakes the next one when it leaves and there is something left. A burst of puts so costs
 * one wake-up, and a waiter that gives up passes the wake-up on.
 *
 * <p>All fields are guarded by this object's monitor, under which no other lock is taken; {@code
 * wanted} and {@code size} are volatile and read without it.
 */
@SuppressWarnings("NonAtomicVolatileUpdate") // size is written under the monitor
final class WaitList {
  private final Runnable settle;
  private final BooleanSupplier ready;
  private @Nullable Waiter first;
  private @Nullable Waiter last;
  private volatile int size;
  private boolean waking;
  private volatile boolean wanted;

  /** Makes one for changes that are volatile themselves, and so need no settling. */
  WaitList(BooleanSupplier ready) {
    this(() -> {}, ready);
  }

  /**
   * Makes one.
   *
   * @param settle returns when the changes under way have been made
   * @param ready whether there is a reason to wake somebody
   */
  WaitList(Runnable settle, BooleanSupplier ready) {
    this.settle = settle;
    this.ready = ready;
  }

  /** A thread in the list, or on its way out of it because it was woken. */
  final class Waiter implements Selectable.Watch {
    private final Thread thread = Thread.currentThread();
    private @Nullable Waiter before;
    private @Nullable Waiter after;
    private boolean woken;

    @Override
    public void end() {
      leave(this);
    }
  }

  /** Whether a waiter wants to be woken by whoever changes the queue. */
  boolean isWanted() {
    return wanted;
  }

  int size() {
    return size;
  }

  /** Wakes a waiter, unless there is none or one is on its way. */
  void signal() {
    if (wanted) {
      wakeFirst();
    }
  }

  private void wakeFirst() {
    Waiter chosen;
    synchronized (this) {
      chosen = first;
      if (chosen == null || waking) {
        return;
      }
      unlink(chosen);
      chosen.woken = true;
      waking = true;
      wanted = false;
    }
    LockSupport.unpark(chosen.thread);
  }

  /** Makes all who wait try again. */
  synchronized void signalAll() {
    for (Waiter waiter = first; waiter != null; waiter = waiter.after) {
      LockSupport.unpark(waiter.thread);
    }
  }

  /** Waits until the attempt succeeds or the time is up; called within {@link Waits}. */
  boolean await(long nanos, BooleanSupplier attempt) throws InterruptedException {
    if (Thread.interrupted()) {
      throw new InterruptedException();
    }
    long deadline = nanos == Waits.FOREVER ? 0 : System.nanoTime() + nanos;
    Waiter me = enter();
    try {
      while (!attempt.getAsBoolean()) {
        if (reenter(me)) {
          continue;
        }
        if (!park(nanos, deadline)) {
          return false;
        }
      }
      return true;
    } finally {
      leave(me);
    }
  }

  /** Parks once; false if the time is up. */
  private boolean park(long nanos, long deadline) throws InterruptedException {
    if (nanos == Waits.FOREVER) {
      LockSupport.park(this);
    } else {
      long left = deadline - System.nanoTime();
      if (left <= 0) {
        return false;
      }
      LockSupport.parkNanos(this, left);
    }
    if (Thread.interrupted()) {
      throw new InterruptedException();
    }
    return true;
  }

  /** Adds the calling thread; it has to try after that, and to leave in the end. */
  Waiter enter() {
    Waiter waiter = new Waiter();
    addLast(waiter);
    settle.run();
    return waiter;
  }

  private synchronized void addLast(Waiter waiter) {
    waiter.before = last;
    if (last == null) {
      first = waiter;
    } else {
      last.after = waiter;
    }
    last = waiter;
    size++;
    wanted = !waking;
  }

  /** Puts a waiter that was woken for nothing back in front; it has to try once more after that. */
  private boolean reenter(Waiter waiter) {
    synchronized (this) {
      if (!waiter.woken) {
        return false;
      }
      addFirst(waiter);
    }
    settle.run();
    return true;
  }

  private void addFirst(Waiter waiter) {
    waiter.woken = false;
    waking = false;
    waiter.after = first;
    if (first == null) {
      last = waiter;
    } else {
      first.before = waiter;
    }
    first = waiter;
    size++;
    wanted = true;
  }

  private void leave(Waiter waiter) {
    synchronized (this) {
      if (waiter.woken) {
        waiter.woken = false;
        waking = false;
      } else {
        unlink(waiter);
      }
      wanted = first != null && !waking;
    }
    if (wanted) {
      settle.run();
      if (ready.getAsBoolean()) {
        wakeFirst();
      }
    }
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
    waiter.before = null;
    waiter.after = null;
    size--;
  }
}

package plait.internal.lock;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import plait.WaitInterruptedException;
import plait.internal.thread.Blocker;
import plait.internal.thread.Waits;

/**
 * A wait for a signal, meanwhile giving a lock back: what conditions have in common. Where those
 * who wait stand in line is up to the subclass.
 *
 * <p>A waiter leaves the line once: by a signal or by giving up, whichever comes first.
 */
public abstract class Signals {
  private final ExclusiveLock lock;
  private final Supplier<String> description;

  protected Signals(ExclusiveLock lock, Supplier<String> description) {
    this.lock = lock;
    this.description = description;
  }

  /** How an interrupt or a cancel ends the wait. */
  @FunctionalInterface
  public interface Way {
    boolean await(Blocker on, long nanos, Waits.TimedBlocking blocking) throws InterruptedException;
  }

  /** One who waits; {@code holds} is confined to its thread, {@code signalled} is set once. */
  public static class Waiter implements Blocker {
    public final Thread thread = Thread.currentThread();
    private final Supplier<String> description;
    private volatile boolean signalled;
    private int holds;

    protected Waiter(Signals signals) {
      this.description = signals.description;
    }

    public final boolean isSignalled() {
      return signalled;
    }

    /** Called by whoever has taken it out of the line, under what guards that. */
    protected final void signalled() {
      signalled = true;
    }

    @Override
    public String describe() {
      return description.get();
    }

    @Override
    public boolean mayEndByItself() {
      return signalled;
    }

    @Override
    public final boolean wakesOthersItself() {
      return true;
    }
  }

  /** Makes a waiter and puts it at the end of the line; the caller holds the lock. */
  protected abstract Waiter add();

  /** Takes a waiter out of the line; false if it was signalled before. */
  protected abstract boolean giveUp(Waiter waiter);

  /** Waits until the waiter is signalled or the time is up, answering interrupts. */
  protected abstract boolean park(Waiter waiter, long nanos) throws InterruptedException;

  /** Signals the longest waiting; the caller holds the lock, or passes a signal on. */
  protected abstract void signal(int count);

  /** Wakes one that was signalled, as soon as it can have the lock. */
  protected final void wake(Waiter signalled) {
    lock.wake(signalled.thread);
  }

  /** How many wait. */
  protected abstract int size();

  /**
   * Gives the lock back, waits for a signal, and takes the lock again.
   *
   * <p>A signal beats an interrupt that came with it: the wait returns, and the interrupt status is
   * set. One that came with a cancel, or whose receiver is refused the lock, is passed on.
   *
   * @return false if the time was up
   */
  final boolean await(Way way, long nanos) throws InterruptedException {
    lock.requireHeld("wait for a signal");
    Waiter me = add();
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
}

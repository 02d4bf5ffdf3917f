package plait.internal.lock;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import plait.Hold;
import plait.ScopedLock;
import plait.WaitTimeoutException;
import plait.internal.thread.Blocker;
import plait.internal.thread.Waits;

/**
 * What all locks share: take it at once if it is free, else wait. To spin in between showed no
 * gain.
 *
 * <p>The lock is its own {@link Hold}, so that a block around free locks allocates nothing.
 */
public abstract class BlockingLock implements ScopedLock, Hold, Blocker {
  private static final List<String> TAKERS =
      List.of(
          "plait/RLock",
          "plait/SharedLock",
          "plait/ScopedLock",
          "plait/Condvar",
          "java/util/concurrent/locks/Lock");

  /** Takes the lock if it is the caller's turn. Never waits. */
  protected abstract boolean tryTake();

  /** Waits for the lock, answering interrupts. */
  protected abstract void takeInterruptibly() throws InterruptedException;

  /** Waits for the lock for a limited time, answering interrupts. */
  protected abstract boolean takeWithin(long nanos) throws InterruptedException;

  /** What the calling thread waits for when it waits without limit. */
  Blocker awaited() {
    return this;
  }

  @Override
  public final void lock() {
    if (!tryTake()) {
      Waits.forLock(awaited(), this::takeInterruptibly);
    }
  }

  @Override
  public final Hold hold() {
    lock();
    return this;
  }

  @Override
  public final Hold hold(Duration timeout) {
    if (!tryLock(timeout)) {
      throw new WaitTimeoutException(describe() + " was not free within " + timeout + holders());
    }
    return this;
  }

  /** Who has it, as far as that is known: {@code ": payer holds it"}. */
  protected String holders() {
    return Texts.holders(this);
  }

  @Override
  public final void lockInterruptibly() throws InterruptedException {
    throwIfInterrupted();
    if (!tryTake()) {
      Waits.interruptibly(awaited(), this::takeInterruptibly);
    }
  }

  @Override
  public final boolean tryLock(long time, TimeUnit unit) throws InterruptedException {
    long nanos = unit.toNanos(time);
    throwIfInterrupted();
    return tryTake() || (nanos > 0 && Waits.interruptibly(this, nanos, this::takeWithin));
  }

  @Override
  public final boolean tryLock(Duration timeout) {
    long nanos = Waits.nanos(timeout);
    return tryTake() || (nanos > 0 && Waits.await(this, nanos, this::takeWithin));
  }

  private static void throwIfInterrupted() throws InterruptedException {
    if (Thread.interrupted()) {
      throw new InterruptedException();
    }
  }

  @Override
  public final void close() {
    unlock();
  }

  @Override
  public final List<String> takers() {
    return TAKERS;
  }
}

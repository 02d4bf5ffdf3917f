package plait.stress.control;

import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * A latch as one writes it at first: it can lose a count, and then nobody ever wakes the waiter.
 */
public final class BrokenLatch {
  private volatile int count;
  private volatile @Nullable Thread waiter;

  public BrokenLatch(int count) {
    this.count = count;
  }

  /** Counts down. */
  @SuppressWarnings("NonAtomicVolatileUpdate") // the mistake that the tools must find
  public void countDown() {
    count--;
    LockSupport.unpark(waiter);
  }

  /** Waits until the count is zero. */
  public void await() {
    waiter = Thread.currentThread();
    while (count > 0) {
      LockSupport.park(this);
    }
  }

  /** How many counts are left. */
  public int count() {
    return count;
  }
}

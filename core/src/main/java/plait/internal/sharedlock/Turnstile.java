package plait.internal.sharedlock;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import plait.internal.thread.Waits;

/**
 * Those threads of this process that wait for one thing in shared memory: one of them contends for
 * it with other processes, the others stand behind it.
 */
final class Turnstile {
  private final ReentrantLock turn = new ReentrantLock();

  /** Contends with other processes, answering interrupts. */
  @FunctionalInterface
  interface Contest {
    /**
     * Contends.
     *
     * @param nanos for how long, {@link Waits#FOREVER} without limit
     * @return false if the time was up
     */
    boolean win(long nanos) throws InterruptedException;
  }

  /** Waits for the turn and contends; false if the time was up. */
  boolean pass(long nanos, Contest contest) throws InterruptedException {
    if (nanos == Waits.FOREVER) {
      turn.lockInterruptibly();
      return winAndLeave(contest, nanos);
    }
    long deadline = System.nanoTime() + nanos;
    return turn.tryLock(nanos, TimeUnit.NANOSECONDS)
        && winAndLeave(contest, Math.max(0, deadline - System.nanoTime()));
  }

  private boolean winAndLeave(Contest contest, long nanos) throws InterruptedException {
    try {
      return contest.win(nanos);
    } finally {
      turn.unlock();
    }
  }

  /** About how many wait. */
  int waiting() {
    return turn.getQueueLength() + (turn.isLocked() ? 1 : 0);
  }
}

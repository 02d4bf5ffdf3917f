package plait;

import java.time.Duration;

/**
 * A countdown to wait for: opens for good when it has been counted down to zero.
 *
 * <p>What a task did before {@link #countDown} happens-before what others do after they saw the
 * latch open.
 *
 * <p>Latch vs {@link Barrier}: those who count down do not wait, and it works once.
 *
 * <p>Python: none.
 */
public interface Latch {

  /** Counts down by one; the last one opens the latch. Does nothing once it is open. */
  void countDown();

  /**
   * How many counts are left.
   *
   * @return a snapshot; zero once the latch is open
   */
  long count();

  /**
   * Waits until the latch is open; returns at once if it is.
   *
   * @throws WaitInterruptedException if the thread is interrupted while waiting
   * @throws CancelledException if the calling task is cancelled
   */
  void await();

  /**
   * Waits until the latch is open, for a limited time.
   *
   * @param timeout how long to wait at the most; zero asks once
   * @return true if it is open, false if the time was up before
   * @throws IllegalArgumentException if the time is negative
   */
  boolean await(Duration timeout);

  /**
   * The latch's name.
   *
   * @return the given one, or one made from its kind and a number
   */
  String name();
}

package plait;

import java.time.Duration;

/**
 * A meeting point for a fixed number of tasks: all wait until the last one has come, round after
 * round.
 *
 * <p>When one of those who wait gives up (its time is up, it is interrupted or cancelled), when the
 * action throws, or when somebody calls {@link #abort}, the barrier is broken: all who wait and all
 * who come get {@link BarrierBrokenException}, until {@link #reset}.
 *
 * <p>Who runs the action, the last one to come, gets the same exception when it throws, unless it
 * was cancelled or interrupted. Who comes while the action runs waits for the next round.
 *
 * <p>What a task did before it arrived happens-before the action, and the action happens-before
 * what all do after the round.
 *
 * <p>Python: {@code threading.Barrier}.
 */
public interface Barrier {

  /**
   * Waits until all have come, or until the time given to {@link Threads#barrier} is up.
   *
   * @return the order of arrival, counted down: parties - 1 for the first, 0 for the last
   * @throws BarrierBrokenException if the barrier is or gets broken
   * @throws WaitTimeoutException if the barrier has a time limit and it is up; breaks the barrier
   * @throws WaitInterruptedException if the thread is interrupted; breaks the barrier
   * @throws CancelledException if the calling task is cancelled; breaks the barrier
   */
  int await();

  /**
   * Waits until all have come, for a limited time.
   *
   * @param timeout how long to wait at the most
   * @return the order of arrival, counted down: parties - 1 for the first, 0 for the last
   * @throws WaitTimeoutException if the time is up; breaks the barrier
   * @throws IllegalArgumentException if the time is negative
   */
  int await(Duration timeout);

  /** Breaks the barrier: all who wait and all who come get {@link BarrierBrokenException}. */
  void abort();

  /** Makes the barrier as new. Who waits at this moment gets {@link BarrierBrokenException}. */
  void reset();

  /**
   * How many have to come.
   *
   * @return one or more
   */
  int parties();

  /**
   * How many wait now.
   *
   * @return a snapshot
   */
  int waiting();

  /**
   * Whether the barrier is broken.
   *
   * @return a snapshot
   */
  boolean isBroken();

  /**
   * The barrier's name.
   *
   * @return the given one, or one made from its kind and a number
   */
  String name();
}

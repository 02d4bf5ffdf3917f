package plait;

import java.time.Duration;

/**
 * Lets a number of calls pass per span of time, evenly over time; a burst of that number passes at
 * once after a pause.
 *
 * <p>It is a token bucket: it holds at most {@code n} tokens, starts full, and gains {@code n} per
 * span. Those who wait pass in the order they came. Source: the virtual scheduling form of the
 * generic cell rate algorithm.
 *
 * <p>Python: none.
 */
public interface RateLimit {

  /**
   * Waits until it is the caller's turn.
   *
   * @throws WaitInterruptedException if the thread is interrupted; its turn is used up
   * @throws CancelledException if the calling task is cancelled; its turn is used up
   */
  void acquire();

  /**
   * Passes if that is possible at once. Never waits.
   *
   * @return true if it passed
   */
  boolean tryAcquire();

  /**
   * Waits until it is the caller's turn, unless that is later than the given time: then it returns
   * at once.
   *
   * @param timeout how long to wait at the most
   * @return true if it passed
   * @throws IllegalArgumentException if the time is negative
   */
  boolean tryAcquire(Duration timeout);

  /**
   * The name.
   *
   * @return the given one, or one made from its kind and a number
   */
  String name();
}

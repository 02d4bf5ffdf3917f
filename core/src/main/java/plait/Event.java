package plait;

import java.time.Duration;

/**
 * A flag to wait for: all who wait go on when it is set, and it stays set until it is cleared.
 *
 * <p>What a task did before {@link #set} happens-before what others do after they saw it set.
 *
 * <p>Event vs {@link Latch}: an event can be cleared and used again, a latch counts.
 *
 * <p>Python: {@code threading.Event}.
 */
public interface Event {

  /** Sets the flag; all who wait go on. Setting it again changes nothing. Never waits. */
  void set();

  /** Clears the flag; who comes now has to wait. Clearing it again changes nothing. */
  void clear();

  /**
   * Whether the flag is set.
   *
   * @return a snapshot
   */
  boolean isSet();

  /**
   * Waits until the flag is set; returns at once if it is.
   *
   * @throws WaitInterruptedException if the thread is interrupted while waiting
   * @throws CancelledException if the calling task is cancelled
   */
  void await();

  /**
   * Waits until the flag is set, for a limited time.
   *
   * @param timeout how long to wait at the most; zero asks once
   * @return true if it was set, false if the time was up before
   * @throws IllegalArgumentException if the time is negative
   */
  boolean await(Duration timeout);

  /**
   * The event's name.
   *
   * @return the given one, or one made from its kind and a number
   */
  String name();
}

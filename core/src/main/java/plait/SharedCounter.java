package plait;

/**
 * A number that processes share. It lies in memory that all of them have, so counting takes some
 * nanoseconds in each and outlives every one of them. Nothing here waits. What was done before a
 * change happens-before what comes after reading it.
 *
 * <p>Python: {@code Value('q')}; its {@code +=} needs a lock.
 */
public interface SharedCounter {

  /**
   * The number.
   *
   * @return it
   */
  long get();

  /**
   * Sets the number.
   *
   * @param value the new one
   */
  void set(long value);

  /**
   * Adds something, atomically; overflow goes round.
   *
   * @param delta what to add, of either sign
   * @return the number after it
   */
  long add(long delta);

  /**
   * Adds one, atomically.
   *
   * @return the number after it
   */
  default long increment() {
    return add(1);
  }

  /**
   * Sets the number if it is the expected one, atomically.
   *
   * @param expected what it has to be
   * @param value the new one
   * @return whether it was, and is set
   */
  boolean compareAndSet(long expected, long value);
}

package plait.internal.thread;

/**
 * Something that a selection can wait for.
 *
 * <p>Whoever makes it ready does so first and then looks for watchers; a selection watches first
 * and then asks {@link #ready()}: one of them sees the other.
 */
public interface Selectable {

  /** Whether there is something to act on now. Never waits. */
  boolean ready();

  /**
   * Has the calling thread unparked when it may have become ready; unparking it for nothing does no
   * harm. One unpark is enough: the thread watches anew before it parks again.
   */
  Watch watch();

  /** How long, in nanoseconds, a thread may be parked before it asks again by itself. */
  default long patience() {
    return Long.MAX_VALUE;
  }

  /** A thread that watches. */
  interface Watch {

    /**
     * Ends it, in the thread that watches. If the thread was unparked in the place of another one
     * and has not used it, the other one is unparked now. Called once.
     */
    void end();
  }
}

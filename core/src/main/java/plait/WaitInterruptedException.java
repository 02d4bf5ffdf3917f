package plait;

/**
 * A wait ended because its thread was interrupted. Unchecked, so that waits compose with streams
 * and lambdas; the thread's interrupt status is set again before it is thrown, so nobody who
 * catches it by accident swallows the interrupt.
 *
 * <p>Where a JDK interface prescribes the checked {@link InterruptedException} ({@code
 * BlockingQueue.put}, {@code Lock.lockInterruptibly}, {@code Future.get}), that one is thrown
 * instead.
 */
public final class WaitInterruptedException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /**
   * Makes one.
   *
   * @param message what was waited for
   * @param cause the interrupt as the JDK reported it
   */
  public WaitInterruptedException(String message, InterruptedException cause) {
    super(message, cause);
  }
}

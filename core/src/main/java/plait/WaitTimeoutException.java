package plait;

/**
 * A wait ended because its time was up. Nothing was taken and nothing was changed by it.
 *
 * <p>Python: {@code TimeoutError}.
 */
public final class WaitTimeoutException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /**
   * Makes one.
   *
   * @param message what was waited for, and how long
   */
  public WaitTimeoutException(String message) {
    super(message);
  }
}

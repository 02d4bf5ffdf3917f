package plait;

/**
 * A shared object cannot be called any more: the process that has it has ended, or does not share
 * it any longer. If a call was on its way, it may have been done or not.
 *
 * <p>Python: {@code ConnectionError}, {@code EOFError} from a manager's proxy.
 */
public final class SharedObjectGoneException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** The number of the process. */
  private final long pid;

  /**
   * Makes one.
   *
   * @param message what was called, and why that cannot be
   * @param pid the number of the process that had the object
   */
  public SharedObjectGoneException(String message, long pid) {
    super(message);
    this.pid = pid;
  }

  /**
   * The process that had the object.
   *
   * @return its number
   */
  public long pid() {
    return pid;
  }
}

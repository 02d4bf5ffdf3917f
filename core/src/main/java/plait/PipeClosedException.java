package plait;

/**
 * The other end of a pipe is closed: all who had it have closed it or died.
 *
 * <p>Python: {@code EOFError}, {@code BrokenPipeError}.
 */
public final class PipeClosedException extends IllegalStateException {
  private static final long serialVersionUID = 1L;

  /**
   * Makes one.
   *
   * @param message which pipe, and what was tried
   */
  public PipeClosedException(String message) {
    super(message);
  }
}

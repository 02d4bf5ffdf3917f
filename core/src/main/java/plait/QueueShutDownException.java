package plait;

/**
 * The queue was shut down: it takes no more items, and it has none left to give (or, after {@code
 * shutdownNow}, gives none).
 *
 * <p>Python: {@code queue.ShutDown}.
 */
public final class QueueShutDownException extends IllegalStateException {
  private static final long serialVersionUID = 1L;

  /**
   * Makes one.
   *
   * @param message which queue, and what was tried
   */
  public QueueShutDownException(String message) {
    super(message);
  }
}

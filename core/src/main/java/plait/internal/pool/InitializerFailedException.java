package plait.internal.pool;

/** The initializer of a pool threw in a seat; the cause is what it threw. */
public final class InitializerFailedException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public InitializerFailedException(Throwable cause) {
    super(cause);
  }
}

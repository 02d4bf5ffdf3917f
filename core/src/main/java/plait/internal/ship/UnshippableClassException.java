package plait.internal.ship;

/**
 * A class that another JVM cannot have: it has no class bytes, or nobody there knows its loader.
 * The message names the class, the cause and what to do instead.
 */
public final class UnshippableClassException extends RuntimeException {
  private static final long serialVersionUID = 1;

  UnshippableClassException(String message) {
    super(message);
  }

  UnshippableClassException(String message, Throwable cause) {
    super(message, cause);
  }
}

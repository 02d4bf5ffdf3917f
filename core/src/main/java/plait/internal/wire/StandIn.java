package plait.internal.wire;

import org.jspecify.annotations.Nullable;

/**
 * Stands for a throwable that could not travel, or cannot be made here: it tells the same text, has
 * the same stack trace, causes and suppressed ones, and knows the name of the type.
 */
public final class StandIn extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** The name of the class of the original. */
  private final String typeName;

  /** What the original's {@code toString} told. */
  private final String text;

  /**
   * Makes one without a stack trace of its own.
   *
   * @param typeName the name of the class of the original
   * @param text what the original's {@code toString} told
   * @param message what the original's {@code getMessage} told
   * @param cause the cause, or what stands for it
   */
  public StandIn(
      String typeName, String text, @Nullable String message, @Nullable Throwable cause) {
    super(message, cause, true, true);
    this.typeName = typeName;
    this.text = text;
  }

  /** The name of the class of the original. */
  public String typeName() {
    return typeName;
  }

  @Override
  public Throwable fillInStackTrace() {
    return this; // the original's trace is set
  }

  @Override
  @SuppressWarnings("OverrideThrowableToString") // both tell what the original told
  public String toString() {
    return text;
  }
}

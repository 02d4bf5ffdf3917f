package plait.internal.wire;

import org.jspecify.annotations.Nullable;

/** What objects of the program tell of themselves, though their own methods may fail. */
final class Guarded {
  private static final int LONGEST = 200;
  private static final StackTraceElement[] NO_TRACE = {};

  private Guarded() {}

  /** The text of a value, cut to a length that suits a message. */
  static String text(@Nullable Object value) {
    String text = whole(value);
    return text.length() <= LONGEST ? text : text.substring(0, LONGEST) + "...";
  }

  /** What {@code toString} tells, or that it failed. */
  static String whole(@Nullable Object value) {
    if (value == null) {
      return "null";
    }
    try {
      return String.valueOf(value.toString());
    } catch (Throwable failure) {
      return value.getClass().getName()
          + " (its toString threw "
          + failure.getClass().getName()
          + ")";
    }
  }

  static @Nullable String message(Throwable throwable) {
    try {
      return throwable.getMessage();
    } catch (Throwable failure) {
      return "(getMessage threw " + failure.getClass().getName() + ")";
    }
  }

  static @Nullable Throwable cause(Throwable throwable) {
    try {
      return throwable.getCause();
    } catch (Throwable failure) {
      return null;
    }
  }

  static StackTraceElement[] trace(Throwable throwable) {
    try {
      StackTraceElement[] trace = throwable.getStackTrace();
      return trace == null ? NO_TRACE : trace;
    } catch (Throwable failure) {
      return NO_TRACE;
    }
  }
}

package plait.internal.wire;

import org.jspecify.annotations.Nullable;

/** Texts of objects of the program, whose own methods may fail. */
final class Guarded {
  private static final int LONGEST = 100;

  private Guarded() {}

  /** The text of a value, cut to a length that suits a message. */
  static String text(@Nullable Object value) {
    String text = whole(value);
    return text.length() <= LONGEST ? text : text.substring(0, LONGEST) + "...";
  }

  /** What {@code toString} tells, or what it fails with. */
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
}

package plait.internal.pool;

import org.jspecify.annotations.Nullable;
import plait.TargetFailedException;

/** The failure of one item, in the place of its result. */
record Failed(long index, String item, Throwable failure) {
  private static final int SHORT = 60;

  static Failed of(long index, @Nullable Object item, Throwable failure) {
    return new Failed(index, text(item), failure);
  }

  /** How messages call an item: {@code item 7 (http://…)}. */
  static String name(long index, @Nullable Object item) {
    return "item " + index + " (" + text(item) + ")";
  }

  TargetFailedException exception(@Nullable StackTraceElement site) {
    return new TargetFailedException("item " + index + " (" + item + ")", site, failure);
  }

  private static String text(@Nullable Object item) {
    try {
      String text = String.valueOf(item);
      return text.length() <= SHORT ? text : text.substring(0, SHORT - 1) + "…";
    } catch (RuntimeException | StackOverflowError noText) {
      return "whose toString() throws " + noText.getClass().getName();
    }
  }
}

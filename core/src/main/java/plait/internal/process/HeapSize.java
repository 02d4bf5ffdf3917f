package plait.internal.process;

import java.util.Locale;

/** A limit of memory as the JVM writes it: {@code 256m}, {@code 2g}. */
final class HeapSize {
  private static final long SMALLEST = 2L << 20;

  private HeapSize() {}

  /** Returns the text if the JVM understands it. */
  static String check(String text) {
    if (bytes(text) < SMALLEST) {
      throw new IllegalArgumentException(
          "A heap of '" + text + "' is too small for a JVM: give at least 2m, better 16m.");
    }
    return text;
  }

  /** The bytes that the text stands for. */
  static long bytes(String text) {
    String lower = text.toLowerCase(Locale.ROOT);
    int shift = lower.isEmpty() ? 0 : shiftOf(lower.charAt(lower.length() - 1));
    try {
      long number = Long.parseLong(shift == 0 ? lower : lower.substring(0, lower.length() - 1));
      if (number > 0 && number <= Long.MAX_VALUE >> shift) {
        return number << shift;
      }
    } catch (NumberFormatException e) {
      throw noSize(text, e);
    }
    throw noSize(text, null);
  }

  private static int shiftOf(char unit) {
    return switch (unit) {
      case 'k' -> 10;
      case 'm' -> 20;
      case 'g' -> 30;
      case 't' -> 40;
      default -> 0;
    };
  }

  private static IllegalArgumentException noSize(
      String text, @org.jspecify.annotations.Nullable Throwable cause) {
    return new IllegalArgumentException(
        "'" + text + "' is no amount of memory: write it as \"256m\" or \"2g\".", cause);
  }
}

package plait.internal.progress;

import java.time.Duration;
import java.util.Locale;

/** Numbers as a line of progress shows them. */
final class Figures {
  private static final String[] UNITS = {"", "k", "M", "G", "T", "P", "E"};

  private Figures() {}

  /** A count: to the last digit below a million, else with four digits and a unit. */
  static String count(long count) {
    return Math.abs((double) count) < 1e6 ? Long.toString(count) : scaled((double) count);
  }

  /** A rate per second, or seconds per step for what is slower. */
  static String rate(double perSecond) {
    if (perSecond <= 0) {
      return "?/s";
    }
    return perSecond < 1
        ? digits(1 / perSecond) + "s each"
        : (perSecond < 1e3 ? digits(perSecond) : scaled(perSecond)) + "/s";
  }

  /** A time as minutes and seconds, with hours if there are any. */
  static String time(Duration time) {
    long seconds = time.toSeconds();
    return seconds < 3600
        ? String.format(Locale.ROOT, "%02d:%02d", seconds / 60, seconds % 60)
        : String.format(
            Locale.ROOT, "%d:%02d:%02d", seconds / 3600, seconds / 60 % 60, seconds % 60);
  }

  private static String scaled(double number) {
    int unit = 0;
    double left = number;
    while (Math.abs(left) >= 999.95 && unit < UNITS.length - 1) {
      left /= 1000;
      unit++;
    }
    return digits(left) + UNITS[unit];
  }

  private static String digits(double number) {
    double size = Math.abs(number);
    String form = size < 9.995 ? "%.2f" : size < 99.95 ? "%.1f" : "%.0f";
    return String.format(Locale.ROOT, form, number);
  }
}

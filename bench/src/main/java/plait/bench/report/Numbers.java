package plait.bench.report;

import java.util.Locale;

/** Figures as people read them. */
public final class Numbers {
  private Numbers() {}

  /** With three digits that count; thousands and millions by their letters. */
  public static String text(double value) {
    if (!Double.isFinite(value)) {
      return "–";
    }
    double size = Math.abs(value);
    if (size >= 999.5e6) {
      return digits(value / 1e9) + " G";
    }
    if (size >= 999.5e3) {
      return digits(value / 1e6) + " M";
    }
    return size >= 9_999.5 ? digits(value / 1e3) + " k" : digits(value);
  }

  /** The middle, and the ends in brackets when there are several figures. */
  static String text(Spread spread) {
    return spread.count() < 2
        ? text(spread.median())
        : text(spread.median()) + " (" + text(spread.low()) + " to " + text(spread.high()) + ")";
  }

  private static String digits(double value) {
    double size = Math.abs(value);
    if (size == 0) {
      return "0";
    }
    String format = size >= 99.95 ? "%.0f" : size >= 9.995 ? "%.1f" : "%.2f";
    return size < 0.0995
        ? String.format(Locale.ROOT, "%.2g", value)
        : String.format(Locale.ROOT, format, value);
  }

  /** A round number beside an axis. */
  static String tick(double value) {
    if (value >= 1e3) {
      String unit = value >= 1e9 ? " G" : value >= 1e6 ? " M" : " k";
      return tick(value / (value >= 1e9 ? 1e9 : value >= 1e6 ? 1e6 : 1e3)) + unit;
    }
    return value < 1
        ? java.math.BigDecimal.valueOf(value)
            .round(new java.math.MathContext(1))
            .stripTrailingZeros()
            .toPlainString()
        : String.format(Locale.ROOT, "%.0f", value);
  }

  /** A size in a table: powers of two by their units. */
  static String size(long size) {
    if (size >= 1 << 30 && size % (1 << 30) == 0) {
      return size / (1 << 30) + " Gi";
    }
    if (size >= 1 << 20 && size % (1 << 20) == 0) {
      return size / (1 << 20) + " Mi";
    }
    if (size >= 1 << 10 && size % (1 << 10) == 0) {
      return size / (1 << 10) + " Ki";
    }
    return String.format(Locale.ROOT, "%,d", size);
  }
}

package plait.bench.report;

import java.util.ArrayList;
import java.util.List;

/** Where figures lie on an axis on which each step multiplies. */
final class LogScale {
  private final double least;
  private final double greatest;
  private final double from;
  private final double to;

  /** An axis between two places, wide enough for the figures, which are all positive. */
  LogScale(List<Double> figures, double from, double to) {
    least = powerAtMost(figures.stream().min(Double::compare).orElse(1.0));
    double end = 1 / powerAtMost(1 / figures.stream().max(Double::compare).orElse(1.0));
    greatest = end > least ? end : least * 10;
    this.from = from;
    this.to = to;
  }

  private static double powerAtMost(double figure) {
    return Math.pow(10, Math.floor(Math.log10(figure) + 1e-9));
  }

  double place(double figure) {
    return from + (to - from) * Math.log(figure / least) / Math.log(greatest / least);
  }

  /** The powers of ten on the axis, and halfway marks when there are few of them. */
  List<Double> ticks() {
    var ticks = new ArrayList<Double>();
    boolean isShort = greatest / least < 1e3;
    for (double power = least; power <= greatest * 1.001; power *= 10) {
      ticks.add(power);
      if (isShort && power * 2 < greatest) {
        ticks.add(power * 2);
        ticks.add(power * 5);
      }
    }
    return ticks;
  }
}

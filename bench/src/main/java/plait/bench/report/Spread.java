package plait.bench.report;

import java.util.ArrayList;
import java.util.List;

/**
 * The middle and the ends of some figures.
 *
 * @param median the figure in the middle, not a number when there is none
 * @param low the least
 * @param high the greatest
 * @param count how many there are
 */
public record Spread(double median, double low, double high, int count) {
  /** Of all figures that are numbers. */
  public static Spread of(List<Double> figures) {
    List<Double> sorted = figures.stream().filter(Double::isFinite).sorted().toList();
    if (sorted.isEmpty()) {
      return new Spread(Double.NaN, Double.NaN, Double.NaN, 0);
    }
    int middle = sorted.size() / 2;
    double median =
        sorted.size() % 2 == 1
            ? sorted.get(middle)
            : (sorted.get(middle - 1) + sorted.get(middle)) / 2;
    return new Spread(median, sorted.getFirst(), sorted.getLast(), sorted.size());
  }

  /** How many times as good as the other's are ours, in each round that has both. */
  static Spread ofLead(List<Double> ours, List<Double> theirs, boolean more) {
    var leads = new ArrayList<Double>();
    for (int round = 0; round < Math.min(ours.size(), theirs.size()); round++) {
      double lead = ours.get(round) / theirs.get(round);
      leads.add(more ? lead : 1 / lead);
    }
    return of(leads);
  }

  boolean isEmpty() {
    return count == 0;
  }

  /** The factor by which figures of the same thing differ from their middle: 1 when none does. */
  double noise() {
    return low > 0 ? Math.max(median / low, high / median) : 1;
  }
}

package plait.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What the rounds gave for one row: the rates of each round, side by side. */
public final class Series {
  private final List<Double> ours = new ArrayList<>();
  private final List<Double> ofRaw = new ArrayList<>();
  private final List<Double> ofPython = new ArrayList<>();

  void add(double plait, double raw) {
    ours.add(plait);
    ofRaw.add(plait / raw);
  }

  void addPython(double plait, double python) {
    ofPython.add(plait / python);
  }

  String rate() {
    return count(median(ours));
  }

  String shareOfRaw(double goal) {
    return range(ofRaw, goal);
  }

  String multipleOfPython(double goal) {
    return range(ofPython, goal);
  }

  /** The median of the rounds' ratios, the lowest and the highest of them, and the goal. */
  private static String range(List<Double> ratios, double goal) {
    if (ratios.isEmpty()) {
      return "–";
    }
    var sorted = ratios.stream().sorted().toList();
    String text =
        ratio(median(ratios))
            + " ("
            + ratio(sorted.getFirst())
            + " to "
            + ratio(sorted.getLast())
            + ")";
    if (goal == 0) {
      return text;
    }
    boolean reached = median(ratios) >= goal;
    return text + (reached ? ", goal " : ", **below the goal of** ") + ratio(goal);
  }

  public static double median(List<Double> values) {
    var sorted = values.stream().sorted().toList();
    int middle = sorted.size() / 2;
    return sorted.size() % 2 == 1
        ? sorted.get(middle)
        : (sorted.get(middle - 1) + sorted.get(middle)) / 2;
  }

  private static String ratio(double value) {
    return String.format(Locale.ROOT, value < 20 ? "%.2f" : "%.0f", value);
  }

  private static String count(double value) {
    if (value >= 1e6) {
      return String.format(Locale.ROOT, "%.1f M", value / 1e6);
    }
    return String.format(Locale.ROOT, value < 1e4 ? "%.1f k" : "%.0f k", value / 1e3);
  }
}

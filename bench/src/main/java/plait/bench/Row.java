package plait.bench;

import java.util.ArrayList;
import java.util.List;

/**
 * One thing that is measured, and who does it.
 *
 * @param name what the command calls it
 * @param group of the rows that it belongs to
 * @param what is measured, as the report says it
 * @param unit of the figures
 * @param goal the figure of Plait's that is good enough, 0 for none
 * @param sizes at which it is measured
 * @param sides Plait and its peers, Plait first
 */
record Row(
    String name, String group, String what, Unit unit, double goal, Sizes sizes, List<Side> sides) {
  Row {
    sides = List.copyOf(sides);
  }

  /** A row without a goal of its own that is measured at one size. */
  static Row of(String name, String group, String what, Unit unit, Side... sides) {
    return new Row(name, group, what, unit, 0, Sizes.ONE, List.of(sides));
  }

  /** A row that shows how the figure grows with a size. */
  static Row curve(String name, String group, String what, Unit unit, Sizes sizes, Side... sides) {
    return new Row(name, group, what, unit, 0, sizes, List.of(sides));
  }

  /** The same with a goal for Plait's own figure. */
  Row goal(double figure) {
    return new Row(name, group, what, unit, figure, sizes, sides);
  }

  /** The same with one more peer. */
  Row and(Side peer) {
    var all = new ArrayList<>(sides);
    all.add(peer);
    return new Row(name, group, what, unit, goal, sizes, all);
  }

  /** The same with all programs kept on one core. */
  Row onOneCore() {
    return new Row(
        name, group, what, unit, goal, sizes, sides.stream().map(Side::onOneCore).toList());
  }

  /**
   * The sizes of a curve.
   *
   * @param of what is counted; empty when there is no curve
   * @param all the sizes, growing
   * @param quickUpTo the greatest of a quick run
   */
  record Sizes(String of, List<Long> all, long quickUpTo) {
    static final Sizes ONE = new Sizes("", List.of(1L), 1);

    static Sizes of(String of, long quickUpTo, Long... all) {
      return new Sizes(of, List.of(all), quickUpTo);
    }

    List<Long> at(Effort effort) {
      return switch (effort) {
        case FULL -> all;
        case QUICK -> all.stream().filter(size -> size <= quickUpTo).toList();
        case SMOKE -> all.subList(0, 1);
      };
    }
  }
}

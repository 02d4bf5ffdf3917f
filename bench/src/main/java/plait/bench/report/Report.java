package plait.bench.report;

import java.util.List;
import java.util.Optional;

/**
 * What one run has measured: all that a table, a plot or a later run needs.
 *
 * @param origin when, how and where it was made
 * @param rows what was measured
 */
public record Report(Origin origin, List<Row> rows) {
  public Report {
    rows = List.copyOf(rows);
  }

  /** The row of a name. */
  Optional<Row> row(String name) {
    return rows.stream().filter(row -> row.name().equals(name)).findFirst();
  }

  /**
   * One thing that was measured.
   *
   * @param name what the command calls it
   * @param group the name of the rows that it belongs to
   * @param what is measured
   * @param unit of the figures
   * @param more whether more is better
   * @param goal the figure of Plait's that is good enough, 0 for none
   * @param sizeOf what the size of a point counts, empty when there is one point only
   * @param sides Plait and its peers, Plait first
   */
  public record Row(
      String name,
      String group,
      String what,
      String unit,
      boolean more,
      double goal,
      String sizeOf,
      List<Side> sides) {
    public Row {
      sides = List.copyOf(sides);
    }

    Side plait() {
      return sides.getFirst();
    }

    List<Side> peers() {
      return sides.subList(1, sides.size());
    }

    boolean isCurve() {
      return !sizeOf.isEmpty();
    }

    /** How many times as good as a peer Plait was, in each round that has both. */
    Spread lead(Side peer, long size) {
      return Spread.ofLead(plait().figures(size), peer.figures(size), more);
    }
  }

  /**
   * Somebody who was measured.
   *
   * @param who its name
   * @param goal how many times as good as it Plait is to be, 0 for none
   * @param missing why there are no figures, or not all; empty when there are
   * @param points the figures, by size
   */
  public record Side(String who, double goal, String missing, List<Point> points) {
    public Side {
      points = List.copyOf(points);
    }

    /** The figures of the rounds at a size, none if it was not measured. */
    List<Double> figures(long size) {
      return points.stream()
          .filter(point -> point.size() == size)
          .findFirst()
          .map(Point::figures)
          .orElse(List.of());
    }

    Spread spread(long size) {
      return Spread.of(figures(size));
    }
  }

  /**
   * What the rounds gave at one size; not a number where a round failed.
   *
   * @param size how many, 1 in a row that has one point
   * @param figures one for each round
   */
  public record Point(long size, List<Double> figures) {
    public Point {
      figures = List.copyOf(figures);
    }
  }

  /**
   * When, how and where a report was made.
   *
   * @param command what was typed
   * @param made the time, in UTC
   * @param commit of the sources, or empty
   * @param effort full or quick
   * @param rounds how often everything was to be measured
   * @param machine where
   */
  public record Origin(
      String command, String made, String commit, String effort, int rounds, Machine machine) {}

  /**
   * A computer and what runs on it.
   *
   * @param processor its name
   * @param cores that this program may use
   * @param memory of the computer, in MB
   * @param system its kernel
   * @param java the JVM
   * @param python its version, or that there is none
   * @param loadBefore how many threads wanted a core in the minute before
   * @param loadAfter the same at the end
   */
  public record Machine(
      String processor,
      int cores,
      long memory,
      String system,
      String java,
      String python,
      String loadBefore,
      String loadAfter) {

    /** Whether figures of both can be compared. */
    boolean isLike(Machine other) {
      return processor.equals(other.processor) && cores == other.cores;
    }
  }
}

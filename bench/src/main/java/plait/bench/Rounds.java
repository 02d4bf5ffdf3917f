package plait.bench;

import java.io.PrintStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import plait.bench.report.Report;

/**
 * Measures rows in rounds. Every round takes each row in turn, and all sides of a row one after the
 * other, so that what disturbs the machine for a while disturbs all of them; every second round
 * takes the sides the other way round.
 */
final class Rounds {
  /** Why a row of a quick run may have no figure. */
  static final String NO_TIME = "no time was left";

  private final List<Row> rows;
  private final Tools tools;
  private final Plan plan;
  private final PrintStream progress;
  private final long begin = System.nanoTime();
  private final Map<Place, List<Double>> figures = new HashMap<>();
  private final Map<Place, String> failures = new HashMap<>();

  /**
   * How much is measured.
   *
   * @param effort of each program
   * @param rounds how often
   * @param total after which no row is begun
   * @param each how long one program may take
   */
  record Plan(Effort effort, int rounds, Duration total, Duration each) {}

  private record Place(String row, String who, long size) {}

  Rounds(List<Row> rows, Tools tools, Plan plan, PrintStream progress) {
    this.rows = rows;
    this.tools = tools;
    this.plan = plan;
    this.progress = progress;
  }

  /** Measures all of it. */
  List<Report.Row> measure() throws InterruptedException {
    for (int round = 1; round <= plan.rounds(); round++) {
      for (int i = 0; i < rows.size() && hasTime(); i++) {
        progress.printf(
            "plait bench: round %d of %d, row %d of %d: %s%n",
            round, plan.rounds(), i + 1, rows.size(), rows.get(i).name());
        measure(rows.get(i), round);
      }
    }
    return rows.stream().map(this::found).toList();
  }

  private boolean hasTime() {
    return System.nanoTime() - begin < plan.total().toNanos();
  }

  private void measure(Row row, int round) throws InterruptedException {
    List<Side> sides = round % 2 == 0 ? row.sides().reversed() : row.sides();
    for (long size : row.sizes().at(plan.effort())) {
      for (Side side : sides) {
        if (size <= side.upTo() && side.program().missing(tools).isEmpty()) {
          measure(new Place(row.name(), side.who(), size), side.program(), round);
        }
      }
    }
  }

  private void measure(Place place, Program program, int round) throws InterruptedException {
    List<Double> series = figures.computeIfAbsent(place, _ -> new ArrayList<>());
    while (series.size() < round - 1) {
      series.add(Double.NaN);
    }
    try {
      series.add(program.measure(tools, new Scale(plan.effort(), place.size()), plan.each()));
    } catch (MeasurementFailed failure) {
      series.add(Double.NaN);
      failures.put(place, String.valueOf(failure.getMessage()));
      progress.printf("plait bench: %s of %s %s%n", place.who(), place.row(), failure.getMessage());
    }
  }

  // ---- what was found

  private Report.Row found(Row row) {
    return new Report.Row(
        row.name(),
        row.group(),
        row.what(),
        row.unit().text(),
        row.unit().more(),
        row.goal(),
        row.sizes().of(),
        row.sides().stream().map(side -> found(row, side)).toList());
  }

  private Report.Side found(Row row, Side side) {
    String missing = side.program().missing(tools);
    var points = new ArrayList<Report.Point>();
    for (long size : row.sizes().at(plan.effort())) {
      var place = new Place(row.name(), side.who(), size);
      List<Double> found = figures.get(place);
      if (found != null) {
        points.add(new Report.Point(size, found));
      } else if (missing.isEmpty() && size <= side.upTo()) {
        missing = NO_TIME;
      }
      String failure = failures.getOrDefault(place, "");
      if (!failure.isEmpty()) {
        missing =
            points.isEmpty() || row.sizes().of().isEmpty() ? failure : failure + " at " + size;
      }
    }
    return new Report.Side(side.who(), side.goal(), missing, points);
  }
}

package plait.bench.report;

import java.util.List;

/** Reports that are made up. */
final class Made {
  private Made() {}

  static Report report(Report.Row... rows) {
    return new Report(origin("full", 2), List.of(rows));
  }

  static Report.Origin origin(String effort, int cores) {
    return new Report.Origin(
        "plait bench", "2026-11-23T10:00:00Z", "abc", effort, 3, machine(cores));
  }

  static Report.Machine machine(int cores) {
    return new Report.Machine("A <B> & C", cores, 4096, "Linux 6", "25", "Python 3", "0.1", "0.2");
  }

  static Report.Side side(String who, double goal, Double... figures) {
    return new Report.Side(who, goal, "", List.of(new Report.Point(1, List.of(figures))));
  }

  /** A row of nanoseconds. */
  static Report.Row row(String name, Report.Side... sides) {
    return new Report.Row(name, "group", "a <thing> \"x\"", "ns", false, 0, "", List.of(sides));
  }

  static Report.Row curve(String name) {
    var plait =
        new Report.Side(
            "Plait",
            0,
            "",
            List.of(
                new Report.Point(1, List.of(5.0, 6.0, 7.0)),
                new Report.Point(1000, List.of(50.0, 60.0, 70.0)),
                new Report.Point(1_000_000, List.of(500.0, 600.0, Double.NaN))));
    var peer = new Report.Side("Peer", 0, "", List.of(new Report.Point(1, List.of(9.0))));
    return new Report.Row(
        name, "group", "Cost of a thing", "ns", false, 0, "things", List.of(plait, peer));
  }
}

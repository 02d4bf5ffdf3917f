package plait.bench.report;

import java.util.ArrayList;
import java.util.List;

/** How many times as good as its peers Plait is, in all rows of a group: bars with error lines. */
public final class BarPlot {
  private static final int WIDTH = 900;
  private static final int LEFT = 330;
  private static final int RIGHT = 120;
  private static final int TOP = 84;
  private static final int HEADING = 22;
  private static final int BAR = 17;
  private static final int BOTTOM = 56;

  private final List<Report.Row> rows;
  private final LogScale scale;
  private final Svg svg;
  private final int end;
  private double y = TOP;

  private BarPlot(String title, String origin, List<Report.Row> rows) {
    this.rows = rows;
    int bars = rows.stream().mapToInt(row -> peers(row).size()).sum();
    end = TOP + rows.size() * HEADING + bars * BAR;
    scale = new LogScale(figures(rows), LEFT, WIDTH - RIGHT);
    svg =
        new Svg(
            WIDTH,
            end + BOTTOM,
            title,
            "Each bar says how many times as good as a peer Plait is; a line through its end goes"
                + " from the lowest to the highest round, a red mark is the goal.");
    svg.text("small", "start", 16, 46, origin);
    svg.text(
        "small",
        "start",
        16,
        64,
        "Bars: median of the rounds. Lines: lowest to highest round. Red: goal. Right of 1 Plait is"
            + " better.");
  }

  /** The plot of a group; no text when nothing in it has a peer with figures. */
  public static String of(String group, Report report) {
    List<Report.Row> rows =
        report.rows().stream()
            .filter(row -> row.group().equals(group) && !row.isCurve() && !peers(row).isEmpty())
            .toList();
    if (rows.isEmpty()) {
      return "";
    }
    var plot =
        new BarPlot("Plait beside its peers: " + group, Markdown.where(report.origin()), rows);
    plot.draw();
    return plot.svg.toString();
  }

  private static List<Report.Side> peers(Report.Row row) {
    return row.peers().stream().filter(peer -> !row.lead(peer, 1).isEmpty()).toList();
  }

  private static List<Double> figures(List<Report.Row> rows) {
    var figures = new ArrayList<>(List.of(1.0));
    for (Report.Row row : rows) {
      for (Report.Side peer : peers(row)) {
        figures.add(row.lead(peer, 1).low());
        figures.add(row.lead(peer, 1).high());
        if (peer.goal() > 0) {
          figures.add(peer.goal());
        }
      }
    }
    return figures;
  }

  private void draw() {
    for (double tick : scale.ticks()) {
      double x = scale.place(tick);
      svg.line(tick == 1 ? "axis" : "grid", x, TOP - 6, x, end + 4);
      svg.text("small", "middle", x, end + 18, Numbers.tick(tick));
    }
    svg.line("axis", LEFT, end + 4, WIDTH - RIGHT, end + 4);
    svg.text(
        "small",
        "middle",
        (LEFT + WIDTH - RIGHT) / 2.0,
        end + 40,
        "times as good as the peer (logarithmic)");
    for (Report.Row row : rows) {
      svg.text("", "start", 16, y + 14, row.what());
      y += HEADING;
      for (Report.Side peer : peers(row)) {
        bar(row, peer);
        y += BAR;
      }
    }
  }

  private void bar(Report.Row row, Report.Side peer) {
    Spread lead = row.lead(peer, 1);
    double one = scale.place(1);
    double x = scale.place(lead.median());
    double middle = y + BAR / 2.0;
    svg.text("small", "end", LEFT - 8, middle + 4, peer.who());
    svg.rectangle(
        lead.median() < 1 ? "bad" : "good", Math.min(one, x), y + 3, Math.abs(x - one), BAR - 6);
    if (peer.goal() > 0) {
      double goal = scale.place(peer.goal());
      svg.line("goal", goal, y + 1, goal, y + BAR - 1);
    }
    if (lead.count() > 1) {
      svg.errorAcross("error", scale.place(lead.low()), scale.place(lead.high()), middle);
    }
    svg.text("small", "start", WIDTH - RIGHT + 10, middle + 4, Numbers.text(lead.median()) + " ×");
  }
}

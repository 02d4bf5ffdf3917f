package plait.bench.report;

import java.util.List;

/** How a figure grows with a size, for Plait and its peers: lines with error lines. */
public final class CurvePlot {
  private static final int WIDTH = 760;
  private static final int HEIGHT = 440;
  private static final int LEFT = 84;
  private static final int RIGHT = 24;
  private static final int TOP = 84;
  private static final int BOTTOM = 60;

  private final Report.Row row;
  private final List<Report.Side> sides;
  private final LogScale across;
  private final LogScale up;
  private final Svg svg;

  private CurvePlot(String origin, Report.Row row, List<Report.Side> sides) {
    this.row = row;
    this.sides = sides;
    across =
        new LogScale(
            drawn(sides).map(point -> (double) point.size()).toList(), LEFT, WIDTH - RIGHT);
    up =
        new LogScale(
            drawn(sides)
                .map(point -> Spread.of(point.figures()))
                .flatMap(spread -> java.util.stream.Stream.of(spread.low(), spread.high()))
                .toList(),
            HEIGHT - BOTTOM,
            TOP);
    svg =
        new Svg(
            WIDTH,
            HEIGHT,
            row.what(),
            row.unit() + " over the number of " + row.sizeOf() + ", both axes logarithmic.");
    svg.text("small", "start", 16, 46, origin);
  }

  /** The plot of a row; no text when it has no figures. */
  public static String of(Report.Row row, Report.Origin origin) {
    List<Report.Side> sides =
        row.sides().stream().filter(side -> drawn(List.of(side)).findAny().isPresent()).toList();
    if (sides.isEmpty()) {
      return "";
    }
    var plot = new CurvePlot(Markdown.where(origin), row, sides);
    plot.draw();
    return plot.svg.toString();
  }

  private static java.util.stream.Stream<Report.Point> drawn(List<Report.Side> sides) {
    return sides.stream()
        .flatMap(side -> side.points().stream())
        .filter(point -> Spread.of(point.figures()).low() > 0);
  }

  private void draw() {
    axes();
    double x = LEFT;
    for (int i = 0; i < sides.size(); i++) {
      int style = i % 4;
      curve(sides.get(i), style);
      svg.line("line s" + style, x, 66, x + 28, 66);
      svg.circle("d" + style, x + 14, 66, 3.5);
      svg.text("", "start", x + 34, 70, sides.get(i).who());
      x += 54 + 7 * sides.get(i).who().length();
    }
  }

  private void axes() {
    for (double tick : across.ticks()) {
      double x = across.place(tick);
      svg.line("grid", x, TOP, x, HEIGHT - BOTTOM);
      svg.text("small", "middle", x, HEIGHT - BOTTOM + 18, Numbers.tick(tick));
    }
    for (double tick : up.ticks()) {
      double y = up.place(tick);
      svg.line("grid", LEFT, y, WIDTH - RIGHT, y);
      svg.text("small", "end", LEFT - 8, y + 4, Numbers.tick(tick));
    }
    svg.line("axis", LEFT, HEIGHT - BOTTOM, WIDTH - RIGHT, HEIGHT - BOTTOM);
    svg.line("axis", LEFT, TOP, LEFT, HEIGHT - BOTTOM);
    svg.text(
        "small",
        "middle",
        (LEFT + WIDTH - RIGHT) / 2.0,
        HEIGHT - 16,
        row.sizeOf() + " (logarithmic)");
    svg.upright("small", 22, (TOP + HEIGHT - BOTTOM) / 2.0, row.unit() + " (logarithmic)");
  }

  private void curve(Report.Side side, int style) {
    double beforeX = Double.NaN;
    double beforeY = Double.NaN;
    for (Report.Point point : drawn(List.of(side)).toList()) {
      Spread spread = Spread.of(point.figures());
      double x = across.place((double) point.size());
      double y = up.place(spread.median());
      if (Double.isFinite(beforeX)) {
        svg.line("line s" + style, beforeX, beforeY, x, y);
      }
      if (spread.count() > 1) {
        svg.errorUp("mark s" + style, x, up.place(spread.low()), up.place(spread.high()));
      }
      svg.circle("d" + style, x, y, 3.5);
      beforeX = x;
      beforeY = y;
    }
  }
}

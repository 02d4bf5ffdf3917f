package plait.bench.report;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.function.Function;

/** A report as a page with tables. */
public final class Markdown {
  private static final String HEADING =
      """
      # Performance

      Plait beside the plain JDK, Python and others on the same machine in the same run. Every figure comes from a program of its own; each round takes
      all rows in turn and within a row all sides in turn, the other way round every second time. A figure is the median of the rounds, with the lowest
      and the highest in brackets. **How many times as good** compares within a round: more than 1 means that Plait is better, whether more or less of
      the unit is better. Figures alone move by a factor of two with the machine; compare ratios.
      """;

  private final Report report;
  private final Function<String, String> links;
  private final List<String> lines = new ArrayList<>();

  private Markdown(Report report, Function<String, String> links) {
    this.report = report;
    this.links = links;
  }

  /**
   * The page.
   *
   * @param links the address of a plot of a name, an empty text when there is no such plot
   */
  public static String of(Report report, Function<String, String> links) {
    var page = new Markdown(report, links);
    page.write();
    return String.join("\n", page.lines) + "\n";
  }

  /** The line under the title of a plot. */
  static String where(Report.Origin origin) {
    Report.Machine machine = origin.machine();
    return "%s, %s run, %d cores, %s, JDK %s"
        .formatted(
            origin.made().split("T", 2)[0],
            origin.effort(),
            machine.cores(),
            machine.processor(),
            machine.java());
  }

  private void write() {
    lines.addAll(HEADING.lines().toList());
    lines.add("");
    origin(report.origin());
    var groups = new LinkedHashSet<String>();
    report.rows().forEach(row -> groups.add(row.group()));
    for (String group : groups) {
      lines.add("");
      lines.add(
          "## " + group.substring(0, 1).toUpperCase(java.util.Locale.ROOT) + group.substring(1));
      group(report.rows().stream().filter(row -> row.group().equals(group)).toList(), group);
    }
  }

  private void origin(Report.Origin origin) {
    Report.Machine machine = origin.machine();
    lines.add("Made on " + origin.made().split("T", 2)[0] + " by");
    lines.add("");
    lines.add("    ./" + origin.command());
    lines.add("");
    lines.add(
        "- %d cores: %s, %,d MB".formatted(machine.cores(), machine.processor(), machine.memory()));
    lines.add("- " + machine.system());
    lines.add("- JDK " + machine.java());
    lines.add("- " + machine.python());
    lines.add(
        "- load average before and after: " + machine.loadBefore() + ", " + machine.loadAfter());
    if (!origin.commit().isEmpty()) {
      lines.add("- Plait at " + origin.commit());
    }
    if (origin.effort().equals("quick")) {
      lines.add(
          "- a quick run: small sizes, short warm-ups, few rounds; a first look, not a result");
    }
  }

  private void group(List<Report.Row> rows, String group) {
    var plain = rows.stream().filter(row -> !row.isCurve()).toList();
    if (!plain.isEmpty()) {
      picture(group, "Plait beside its peers: " + group);
      lines.add("");
      lines.add("| row | what | who | figure | Plait is how many times as good |");
      lines.add("| --- | --- | --- | --- | --- |");
      plain.forEach(this::plain);
    }
    rows.stream().filter(Report.Row::isCurve).forEach(this::curve);
  }

  private void picture(String name, String text) {
    String link = links.apply(name);
    if (!link.isEmpty()) {
      lines.add("");
      lines.add("![" + text + "](" + link + ")");
    }
  }

  private void plain(Report.Row row) {
    String name = "`" + row.name() + "`";
    String what = row.what();
    for (Report.Side side : row.sides()) {
      String verdict = side == row.plait() ? verdict(row) : lead(row, side, 1);
      cells(name, what, side.who(), figure(row, side, 1), verdict);
      name = "";
      what = "";
    }
  }

  private void curve(Report.Row row) {
    lines.add("");
    lines.add("### `" + row.name() + "`: " + row.what());
    picture(row.name(), row.what());
    lines.add("");
    var header = new ArrayList<>(List.of(row.sizeOf()));
    row.sides().forEach(side -> header.add(side.who() + ", " + row.unit()));
    row.peers().forEach(peer -> header.add("times as good as " + peer.who()));
    cells(header.toArray(String[]::new));
    lines.add("|" + " --- |".repeat(header.size()));
    for (long size : sizes(row)) {
      var line = new ArrayList<>(List.of(Numbers.size(size)));
      row.sides().forEach(side -> line.add(Numbers.text(side.spread(size))));
      row.peers().forEach(peer -> line.add(lead(row, peer, size)));
      cells(line.toArray(String[]::new));
    }
    for (Report.Side side : row.sides()) {
      if (!side.missing().isEmpty()) {
        lines.add("");
        lines.add(side.who() + ": " + side.missing() + ".");
      }
    }
  }

  private static List<Long> sizes(Report.Row row) {
    return row.sides().stream()
        .flatMap(side -> side.points().stream())
        .map(Report.Point::size)
        .distinct()
        .sorted()
        .toList();
  }

  private void cells(String... cells) {
    lines.add("| " + String.join(" | ", cells) + " |");
  }

  private static String figure(Report.Row row, Report.Side side, long size) {
    Spread spread = side.spread(size);
    String note = side.missing().isEmpty() ? "" : "*" + side.missing() + "*";
    if (spread.isEmpty()) {
      return note.isEmpty() ? "–" : note;
    }
    return Numbers.text(spread) + " " + row.unit() + (note.isEmpty() ? "" : ", " + note);
  }

  private static String verdict(Report.Row row) {
    Spread spread = row.plait().spread(1);
    if (row.goal() == 0 || spread.isEmpty()) {
      return "";
    }
    boolean met = row.more() ? spread.median() >= row.goal() : spread.median() <= row.goal();
    return (met ? "goal met: " : "**goal not met**: ")
        + (row.more() ? "at least " : "at most ")
        + Numbers.text(row.goal());
  }

  private static String lead(Report.Row row, Report.Side peer, long size) {
    Spread lead = row.lead(peer, size);
    if (lead.isEmpty() || peer.goal() == 0) {
      return lead.isEmpty() ? "" : Numbers.text(lead);
    }
    return Numbers.text(lead)
        + (lead.median() >= peer.goal() ? ", goal met: " : ", **goal not met**: ")
        + Numbers.text(peer.goal());
  }
}

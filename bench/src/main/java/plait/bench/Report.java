package plait.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.regex.Pattern;
import org.openjdk.jmh.runner.RunnerException;

/**
 * Measures all rows in one run and writes the report. Every round measures, for each row, Plait,
 * then the raw way, then Python: what disturbs the machine for a while disturbs all three. What is
 * reported are ratios of one round, and of them the median.
 */
public final class Report {
  private static final String USAGE =
      """
      Usage: bench/run [--rounds N] [--brief] [--only REGEX] [--out FILE]
        --rounds N    how often everything is measured, 5 unless given
        --brief       measures for moments only: to see that it works
        --only REGEX  only rows whose label matches, and no figures of memory
        --out FILE    where the report goes, docs/performance.md unless given; - for stdout
      """;

  private final Map<String, String> options;
  private final Python python = new Python(Path.of("bench/python/twins.py"));
  private final Map<Row, Series> results = new LinkedHashMap<>();

  private Report(Map<String, String> options) {
    this.options = options;
  }

  /** Measures and writes. */
  public static void main(String[] arguments) throws Exception {
    var options = options(List.of(arguments));
    if (options.isEmpty()) {
      System.err.print(USAGE);
      System.exit(2);
    }
    new Report(options.get()).run(String.join(" ", arguments));
  }

  /** The options by name; empty if they make no sense. */
  private static Optional<Map<String, String>> options(List<String> arguments) {
    var options = new LinkedHashMap<String, String>();
    var rest = new ArrayList<>(arguments);
    while (!rest.isEmpty()) {
      String name = rest.removeFirst();
      if (name.equals("--brief")) {
        options.put(name, "");
      } else if (List.of("--rounds", "--only", "--out").contains(name) && !rest.isEmpty()) {
        options.put(name, rest.removeFirst());
      } else {
        return Optional.empty();
      }
    }
    return Optional.of(options);
  }

  private void run(String arguments) throws Exception {
    String loadBefore = Machine.load();
    int rounds = Integer.parseInt(options.getOrDefault("--rounds", "5"));
    for (int round = 1; round <= rounds; round++) {
      for (Row row : rows()) {
        System.err.println("round " + round + " of " + rounds + ": " + row.label());
        measure(row);
      }
    }
    var lines = new ArrayList<String>();
    lines.addAll(heading(arguments, rounds, loadBefore));
    lines.addAll(table());
    if (!options.containsKey("--only")) {
      lines.add("");
      lines.add("## Memory");
      lines.add("");
      lines.addAll(new Figures(python, options.containsKey("--brief") ? 1_000 : 100_000).lines());
    }
    write(lines);
  }

  private List<Row> rows() {
    Pattern wanted = Pattern.compile(options.getOrDefault("--only", ""));
    return Row.all().stream().filter(row -> wanted.matcher(row.label()).find()).toList();
  }

  private void measure(Row row) throws RunnerException, IOException, InterruptedException {
    boolean brief = options.containsKey("--brief");
    Measure measure = brief ? Measure.BRIEF : Measure.FULL;
    var series = results.computeIfAbsent(row, _ -> new Series());
    double ours = measure.rate(row, row.ours());
    series.add(ours, measure.rate(row, row.raw()));
    OptionalDouble twin = python.number(row.python(), brief ? "0.1" : "1.5");
    twin.ifPresent(rate -> series.addPython(ours, rate));
  }

  private static List<String> heading(String arguments, int rounds, String loadBefore)
      throws IOException, InterruptedException {
    var lines = new ArrayList<String>();
    lines.add("# Performance");
    lines.add("");
    lines.add(
        "Each figure stands beside the plain `java.util.concurrent` way and Python's, measured in"
            + " the same run, in turns. The ratios are medians over "
            + rounds
            + " rounds, with the lowest and the highest in brackets; more than 1 means that Plait"
            + " is faster. The benchmarks are in `bench/`, Python's side in"
            + " `bench/python/twins.py`.");
    lines.add("");
    lines.addAll(Machine.origin("bench/run " + arguments));
    lines.add("- load average before and after: " + loadBefore + ", " + Machine.load());
    lines.add("");
    return lines;
  }

  private List<String> table() {
    var lines = new ArrayList<String>();
    lines.add("| what | Plait per second | to raw | to Python |");
    lines.add("| --- | --- | --- | --- |");
    results.forEach((row, series) ->
        lines.add(
            "| "
                + row.label()
                + " | "
                + series.rate()
                + " | "
                + series.shareOfRaw(row.goalOfRaw())
                + " | "
                + series.multipleOfPython(row.goalOfPython())
                + " |"));
    return lines;
  }

  private void write(List<String> lines) throws IOException {
    String out = options.getOrDefault("--out", "docs/performance.md");
    if (out.equals("-")) {
      lines.forEach(System.out::println);
    } else {
      Files.write(Path.of(out), lines);
      System.err.println("wrote " + out);
    }
  }
}

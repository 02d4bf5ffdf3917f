package plait.testing;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.mapping;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collector;

/** The table of {@code docs/conformance.md}: each behaviour, what shows it, and the result. */
final class ConformanceTable {
  private static final String HEAD =
      """
      # Conformance

      What the tests of CPython's `threading`, `queue`, `concurrent.futures` and `multiprocessing` assert, in our words and with
      stable numbers, and the test of ours that shows the same. Written by the build from its results; to bring it up to date:

          ./mvnw -B -pl core verify -Dconformance.update=true

      A class in brackets runs the method for one implementation of the contract.

      """;

  private record Row(int number, String area, String title) {}

  private final List<Row> rows;
  private final Map<Integer, String> notApplicable = new TreeMap<>();
  private final Map<Integer, List<BehaviourResult>> results;

  private ConformanceTable(
      List<Row> rows, List<String[]> notApplicable, List<BehaviourResult> results) {
    this.rows = rows;
    notApplicable.forEach(cells -> this.notApplicable.put(Integer.valueOf(cells[0]), cells[1]));
    this.results = results.stream().collect(groupingBy(BehaviourResult::number));
    refuseUnknownNumbers();
    refuseMissingReasons();
  }

  static ConformanceTable read(Path config, Path results) throws IOException {
    var rows =
        cells(config.resolve("behaviours.tsv")).stream()
            .map(cells -> new Row(Integer.parseInt(cells[0]), cells[1], cells[2]))
            .toList();
    return new ConformanceTable(
        rows,
        cells(config.resolve("behaviours-not-applicable.tsv")),
        BehaviourResult.read(results));
  }

  private static List<String[]> cells(Path file) throws IOException {
    return Files.readAllLines(file).stream().map(line -> line.split("\t", -1)).toList();
  }

  private void refuseUnknownNumbers() {
    var known = rows.stream().map(Row::number).toList();
    for (int number : results.keySet()) {
      if (!known.contains(number)) {
        throw new AssertionError(
            "@Behaviour(" + number + ") is no number of config/behaviours.tsv");
      }
      if (notApplicable.containsKey(number)) {
        throw new AssertionError(
            "@Behaviour("
                + number
                + ") has a test, so it does not belong in config/behaviours-not-applicable.tsv");
      }
    }
  }

  private void refuseMissingReasons() {
    notApplicable.forEach((number, reason) -> {
      if (rows.stream().noneMatch(row -> row.number == number) || reason.isBlank()) {
        throw new AssertionError(
            "config/behaviours-not-applicable.tsv: "
                + number
                + " needs a reason, and a line in config/behaviours.tsv");
      }
    });
  }

  /** What neither a test shows nor a reason explains away. */
  List<String> unshown() {
    return rows.stream()
        .filter(row -> !results.containsKey(row.number) && !notApplicable.containsKey(row.number))
        .map(row -> row.number + ": " + row.title)
        .toList();
  }

  String markdown() {
    var text = new StringBuilder(HEAD).append(summary());
    var area = "";
    for (var row : rows) {
      if (!row.area.equals(area)) {
        area = row.area;
        text.append("\n## ").append(area).append("\n\n");
        text.append("| | behaviour | shown by | result |\n|---|---|---|---|\n");
      }
      text.append(line(row));
    }
    return text.toString();
  }

  private String summary() {
    long shown = rows.stream().filter(row -> results.containsKey(row.number)).count();
    return "%d behaviours: %d shown by tests, %d not applicable, %d without a test.\n"
        .formatted(
            rows.size(), shown, notApplicable.size(), rows.size() - shown - notApplicable.size());
  }

  private String line(Row row) {
    return "| %d | %s | %s | %s |\n".formatted(row.number, row.title, shownBy(row), result(row));
  }

  private String shownBy(Row row) {
    if (notApplicable.containsKey(row.number)) {
      return notApplicable.get(row.number);
    }
    var byMethod =
        results.getOrDefault(row.number, List.of()).stream()
            .collect(groupingBy(BehaviourResult::method, TreeMap::new, classes()));
    return byMethod.entrySet().stream()
        .map(entry -> "`%s` (%s)".formatted(entry.getKey(), entry.getValue()))
        .collect(joining("; "));
  }

  private static Collector<BehaviourResult, ?, String> classes() {
    return mapping(BehaviourResult::testClass, joining(", "));
  }

  private String result(Row row) {
    if (notApplicable.containsKey(row.number)) {
      return "not applicable";
    }
    var shown = results.getOrDefault(row.number, List.of());
    if (shown.isEmpty()) {
      return "no test";
    }
    return shown.stream().allMatch(BehaviourResult::passed) ? "passed" : "**failed**";
  }
}

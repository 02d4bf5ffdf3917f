package plait.bench;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import plait.bench.report.Against;
import plait.bench.report.Report;
import plait.bench.report.ReportFile;

/** {@code plait bench}: measures, writes the report, and compares with an earlier one. */
public final class Bench {
  private static final int DONE = 0;
  private static final int WORSE = 1;
  private static final int WRONG_COMMAND = 2;

  private static final int ROUNDS = 5;
  private static final int QUICK_ROUNDS = 3;

  /** A quick run ends within five minutes, with what is begun within these. */
  private static final Duration QUICK = Duration.ofSeconds(255);

  private static final Duration QUICK_EACH = Duration.ofSeconds(20);
  private static final Duration EACH = Duration.ofMinutes(3);
  private static final Duration NO_LIMIT = Duration.ofDays(365);

  private final Path root;
  private final PrintStream out;
  private final PrintStream err;

  Bench(Path root, PrintStream out, PrintStream err) {
    this.root = root;
    this.out = out;
    this.err = err;
  }

  public static void main(String[] arguments) throws Exception {
    Path root = Path.of(System.getProperty(Tools.ROOT, "."));
    System.exit(new Bench(root, System.out, System.err).run(arguments));
  }

  /** Does what the arguments say, and gives the exit code. */
  int run(String... words) throws IOException, InterruptedException {
    try {
      Arguments arguments = Arguments.of(words);
      List<Row> rows = Catalogue.wanted(arguments.words());
      if (arguments.isList()) {
        list(rows);
        return DONE;
      }
      return measure(arguments, rows, "plait bench " + String.join(" ", words));
    } catch (IllegalArgumentException e) {
      err.println("plait: " + e.getMessage());
      return WRONG_COMMAND;
    }
  }

  private void list(List<Row> rows) {
    for (String group : rows.stream().map(Row::group).distinct().toList()) {
      out.println(group);
      for (Row row : rows) {
        if (row.group().equals(group)) {
          out.printf("  %-31s %s, %s%n", row.name(), row.what(), row.unit().text());
        }
      }
    }
  }

  private int measure(Arguments arguments, List<Row> rows, String command)
      throws IOException, InterruptedException {
    Effort effort = arguments.isQuick() ? Effort.QUICK : Effort.FULL;
    try (var tools = new Tools(root)) {
      String load = Here.load();
      Report.Machine machine = Here.machine(tools, load, load);
      Report earlier = earlier(arguments.against(), effort, machine);
      var output = new Output(page(arguments));
      Rounds.Plan plan = plan(arguments, effort);
      List<Report.Row> found = new Rounds(rows, tools, plan, err).measure();
      var origin =
          new Report.Origin(
              command.strip(),
              Instant.now().truncatedTo(ChronoUnit.SECONDS).toString(),
              tools.commit(),
              effort.toString(),
              plan.rounds(),
              Here.machine(tools, load, Here.load()));
      var report = new Report(origin, found);
      output.write(report);
      err.println("plait bench: wrote " + output);
      return verdict(report, earlier, arguments);
    }
  }

  private static Rounds.Plan plan(Arguments arguments, Effort effort) {
    boolean isQuick = arguments.isQuick();
    int usual = isQuick ? QUICK_ROUNDS : ROUNDS;
    Duration total =
        arguments.minutes() > 0
            ? Duration.ofMinutes(arguments.minutes())
            : isQuick ? QUICK : NO_LIMIT;
    return new Rounds.Plan(
        effort,
        arguments.rounds() > 0 ? arguments.rounds() : usual,
        total,
        isQuick ? QUICK_EACH : EACH);
  }

  /** A part, or a quick run, leaves the page of the documentation alone. */
  private Path page(Arguments arguments) throws IOException {
    if (arguments.out() != null) {
      return arguments.out();
    }
    boolean isAll = arguments.words().isEmpty() && !arguments.isQuick();
    Path folder = root.resolve(isAll ? "docs" : ".plait/bench-report");
    return Files.createDirectories(folder).resolve("performance.md");
  }

  private static @Nullable Report earlier(
      @Nullable Path file, Effort effort, Report.Machine machine) throws IOException {
    if (file == null) {
      return null;
    }
    Report earlier = ReportFile.read(file);
    Optional<String> obstacle = Against.obstacle(earlier, effort.toString(), machine);
    if (obstacle.isPresent()) {
      throw new IllegalArgumentException(file + " " + obstacle.get());
    }
    return earlier;
  }

  private int verdict(Report report, @Nullable Report earlier, Arguments arguments) {
    int status = DONE;
    for (Report.Row row : report.rows()) {
      Report.Side plait = row.sides().getFirst();
      if (!plait.missing().isEmpty()) {
        out.println(row.name() + ": " + plait.missing());
        status = plait.missing().equals(Rounds.NO_TIME) ? status : WORSE;
      }
    }
    if (earlier == null) {
      return status;
    }
    var against =
        Against.compare(
            earlier, report, row -> Catalogue.isWanted(row.name(), row.group(), arguments.words()));
    against.notes().forEach(out::println);
    against.worse().forEach(line -> out.println("WORSE " + line));
    out.println(
        against.worse().isEmpty()
            ? "Nothing got worse beyond the noise."
            : "What got worse beyond the noise: " + against.worse().size());
    return against.worse().isEmpty() ? status : WORSE;
  }
}

package plait.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import plait.cli.program.UserError;
import plait.cli.watch.Run;

/** {@code plait bench}, of a checkout: the launcher has built the benchmarks. */
@Command(
    name = "bench",
    description =
        "Measure Plait beside the JDK, Python and others on this computer, in a checkout.",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    sortOptions = false,
    footer = {
      "",
      "Writes a page with tables, its plots and a JSON file: all rows into",
      "docs/performance.md, some rows or a quick run into",
      ".plait/bench-report/performance.md.",
      "",
      "Exit code: 0; 1 when a row got worse beyond the noise, or has no figure for",
      "Plait; 2 when this command is wrong.",
      "",
      "Examples:",
      "  plait bench --list",
      "  plait bench --quick lock-free processes",
      "  plait bench --against docs/performance.json --out after.md"
    })
final class BenchCommand implements Callable<Integer> {
  @Option(
      names = "--quick",
      description = "A first look that ends within five minutes: small sizes, short warm-ups.")
  private boolean quick;

  @Option(
      names = "--rounds",
      paramLabel = "N",
      description = "How often everything is measured: 5 unless given, 3 with --quick.")
  private @Nullable Integer rounds;

  @Option(
      names = "--minutes",
      paramLabel = "N",
      description = "Begin no row after so many minutes; the page then has fewer rounds of some.")
  private @Nullable Integer minutes;

  @Option(
      names = "--against",
      paramLabel = "FILE",
      description = "The JSON of an earlier run: names each row that got worse beyond the noise.")
  private @Nullable Path against;

  @Option(
      names = "--out",
      paramLabel = "FILE",
      description = "Where the page goes; plots and JSON go beside it.")
  private @Nullable Path out;

  @Option(names = "--list", description = "Only say which rows there are.")
  private boolean list;

  @Parameters(paramLabel = "ROW", description = "Names of rows or groups; all unless given.")
  private List<String> rows = new ArrayList<>();

  @Override
  public Integer call() throws Exception {
    String checkout = System.getProperty("plait.checkout", "");
    if (checkout.isEmpty()) {
      throw new UserError(
          UserError.WRONG_COMMAND,
          "the benchmarks are in Plait's sources, not in an installation. Get a checkout of the"
              + " repository, and say ./plait bench there.");
    }
    return Run.start(command(Path.of(checkout))).await();
  }

  private List<String> command(Path checkout) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.add("--sun-misc-unsafe-memory-access=allow"); // for JMH
    command.add("-Dplait.checkout=" + checkout);
    command.addAll(List.of("-cp", checkout.resolve(".plait/bench") + "/*", "plait.bench.Bench"));
    addFlag(command, "--quick", quick);
    addFlag(command, "--list", list);
    addValue(command, "--rounds", rounds);
    addValue(command, "--minutes", minutes);
    addValue(command, "--against", against);
    addValue(command, "--out", out);
    command.addAll(rows);
    return command;
  }

  private static void addFlag(List<String> command, String option, boolean given) {
    if (given) {
      command.add(option);
    }
  }

  private static void addValue(List<String> command, String option, @Nullable Object value) {
    if (value != null) {
      command.add(option);
      command.add(value.toString());
    }
  }
}

package plait.bench.processes;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import plait.bench.Machine;
import plait.bench.Series;

/**
 * Measures something beside its peers and writes the report. Every round takes each figure in turn,
 * ours and then those of the peers, each in a program of its own; what is reported are the medians
 * of the rounds and of the ratios within a round.
 */
public final class ProcessReport {
  private static final Subject PROCESSES =
      new Subject(
          "bench/processes",
          "Performance of worker processes",
          "Python's, PP4J's and the bare transports'",
          "What stands in the way of the first pool of a new program is told in"
              + " [decision 37](adr/0037-a-new-program-loads-less-before-its-first-process.md).",
          "docs/performance-processes.md",
          List.of(),
          Ours.class,
          "bench/python/process_twins.py",
          Comparison.all());

  private final Subject subject;
  private final Map<String, String> options;
  private final Map<String, List<Double>> figures = new LinkedHashMap<>();

  private ProcessReport(Subject subject, Map<String, String> options) {
    this.subject = subject;
    this.options = options;
  }

  /**
   * What is measured.
   *
   * @param script what the user runs
   * @param title of the report
   * @param peers whose figures stand beside ours, in the genitive
   * @param remark what else the report says, or an empty text
   * @param out where the report goes
   * @param options of the JVM that runs our program
   * @param ours the program of our figures
   * @param twins the program of Python's
   * @param comparisons the figures
   */
  public record Subject(
      String script,
      String title,
      String peers,
      String remark,
      String out,
      List<String> options,
      Class<?> ours,
      String twins,
      List<Comparison> comparisons) {

    private String usage() {
      return """
      Usage: %s [--rounds N] [--only REGEX] [--out FILE]
        --rounds N    how often everything is measured, 5 unless given
        --only REGEX  only figures whose label matches
        --out FILE    where the report goes, %s unless given; - for stdout
      """
          .formatted(script, out);
    }
  }

  /** Measures worker processes and writes. */
  public static void main(String[] arguments) throws Exception {
    measure(PROCESSES, arguments);
  }

  /** Measures something and writes. */
  public static void measure(Subject subject, String[] arguments) throws Exception {
    var options = new LinkedHashMap<String, String>();
    for (int i = 0; i < arguments.length; i += 2) {
      if (!List.of("--rounds", "--only", "--out").contains(arguments[i])
          || i + 1 == arguments.length) {
        System.err.print(subject.usage());
        System.exit(2);
      }
      options.put(arguments[i], arguments[i + 1]);
    }
    new ProcessReport(subject, options).run(String.join(" ", arguments));
  }

  private void run(String arguments) throws IOException, InterruptedException {
    int rounds = Integer.parseInt(options.getOrDefault("--rounds", "5"));
    Pattern wanted = Pattern.compile(options.getOrDefault("--only", ""));
    List<Comparison> comparisons =
        subject.comparisons().stream().filter(each -> wanted.matcher(each.label()).find()).toList();
    for (int round = 1; round <= rounds; round++) {
      for (Comparison comparison : comparisons) {
        System.err.println("round " + round + " of " + rounds + ": " + comparison.label());
        measure(comparison);
      }
    }
    var lines = new ArrayList<>(heading(arguments, rounds));
    for (Comparison comparison : comparisons) {
      lines.addAll(rows(comparison));
    }
    write(lines);
  }

  private void measure(Comparison comparison) throws IOException, InterruptedException {
    add(comparison.label(), number(on(comparison, java(subject.ours(), comparison.ours()))));
    for (Comparison.Peer peer : comparison.peers()) {
      add(key(comparison, peer), number(on(comparison, command(peer))));
    }
  }

  private void add(String key, double figure) {
    figures.computeIfAbsent(key, _ -> new ArrayList<>()).add(figure);
  }

  private static String key(Comparison comparison, Comparison.Peer peer) {
    return comparison.label() + "/" + peer.name();
  }

  private static List<String> on(Comparison comparison, List<String> command) {
    var pinned = new ArrayList<String>();
    if (comparison.onOneCore()) {
      pinned.addAll(List.of("taskset", "-c", "0"));
    }
    pinned.addAll(command);
    return pinned;
  }

  private List<String> command(Comparison.Peer peer) {
    return switch (peer.by()) {
      case PYTHON -> List.of("python3", subject.twins(), peer.figure());
      case PP4J -> java(Pp4j.class);
      case SOCKET -> java(Bare.class);
      case JVMS -> java(BareJvms.class, peer.figure());
      case THREADS -> java(subject.ours(), "threads-speed-up");
      case C -> List.of("bench/target/futex_ping");
    };
  }

  private List<String> java(Class<?> program, String... arguments) {
    var command = new ArrayList<String>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(subject.options());
    command.addAll(List.of("-cp", System.getProperty("java.class.path"), program.getName()));
    command.addAll(List.of(arguments));
    return command;
  }

  /** The last line that the program prints. */
  private static double number(List<String> command) throws IOException, InterruptedException {
    var builder = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD);
    // PP4J starts whatever java is first on the path
    builder
        .environment()
        .merge("PATH", System.getProperty("java.home") + "/bin", (path, bin) -> bin + ":" + path);
    Process process = builder.start();
    String output =
        new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
    if (process.waitFor() != 0 || output.isEmpty()) {
      throw new IOException(String.join(" ", command) + " failed: " + output);
    }
    return Double.parseDouble(output.substring(output.lastIndexOf('\n') + 1));
  }

  // ---- the report

  private List<String> heading(String arguments, int rounds)
      throws IOException, InterruptedException {
    var lines = new ArrayList<String>();
    lines.add("# " + subject.title());
    lines.add("");
    lines.add(
        "Each figure stands beside "
            + subject.peers()
            + ", measured in the same run, in turns, each in a program of its own: medians of "
            + rounds
            + " rounds, and medians of the ratios within a round with the lowest and the highest."
            + " Sides that share a core answer faster than sides on two: compare ratios only.");
    lines.add("");
    if (!subject.remark().isEmpty()) {
      lines.add(subject.remark());
      lines.add("");
    }
    lines.addAll(Machine.origin(subject.script() + " " + arguments));
    lines.add("- load average afterwards: " + Machine.load());
    lines.add("");
    lines.add("| what | who | figure | Plait's share of it |");
    lines.add("| --- | --- | --- | --- |");
    return lines;
  }

  private List<String> rows(Comparison comparison) {
    List<Double> ours = figures.getOrDefault(comparison.label(), List.of());
    var rows = new ArrayList<String>();
    rows.add(row(comparison.label(), "Plait", figure(ours, comparison.unit()), ""));
    for (Comparison.Peer peer : comparison.peers()) {
      List<Double> theirs = figures.getOrDefault(key(comparison, peer), List.of());
      rows.add(
          row(
              "",
              peer.name(),
              figure(theirs, comparison.unit()),
              share(ours, theirs, peer.goal(), comparison.more())));
    }
    return rows;
  }

  private static String row(String... cells) {
    return "| " + String.join(" | ", cells) + " |";
  }

  private static String figure(List<Double> figures, String unit) {
    return text(Series.median(figures)) + " " + unit;
  }

  private static String share(List<Double> ours, List<Double> theirs, double goal, boolean more) {
    var shares = new ArrayList<Double>();
    for (int i = 0; i < ours.size(); i++) {
      shares.add(ours.get(i) / theirs.get(i));
    }
    shares.sort(null);
    double median = Series.median(shares);
    String text =
        text(median) + " (" + text(shares.getFirst()) + " to " + text(shares.getLast()) + ")";
    if (goal == 0) {
      return text;
    }
    boolean reached = more ? median >= goal : median <= goal;
    return text
        + (reached ? ", goal " : ", **misses the goal of** ")
        + (more ? "at least " : "at most ")
        + text(goal);
  }

  private static String text(double value) {
    if (value >= 1e6) {
      return String.format(Locale.ROOT, "%.1f M", value / 1e6);
    }
    if (value >= 1e4) {
      return String.format(Locale.ROOT, "%.0f k", value / 1e3);
    }
    return String.format(Locale.ROOT, value < 20 ? "%.2f" : "%.0f", value);
  }

  private void write(List<String> lines) throws IOException {
    String out = options.getOrDefault("--out", subject.out());
    if (out.equals("-")) {
      lines.forEach(System.out::println);
    } else {
      Files.write(Path.of(out), lines);
      System.err.println("wrote " + out);
    }
  }
}

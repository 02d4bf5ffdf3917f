package plait.stress.races;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import plait.stress.Child;

/** Tests in a JVM with the sanitizer, as {@code plait check} runs them. */
final class CheckedTests {
  private static final Path ROOT = Path.of(System.getProperty("plait.root", ".."));
  private static final Path TARGET = Path.of(System.getProperty("plait.target", "target"));
  private static final Path SANITIZER = ROOT.resolve("sanitizer/target");
  private static final Duration LIMIT = Duration.ofMinutes(8);

  /** Plait's own tests. */
  static final Path TESTS = ROOT.resolve("core/target/test-classes");

  private CheckedTests() {}

  /**
   * How a run went.
   *
   * @param found the sanitizer's report, in JSON; empty if there is none
   */
  record Report(int exitCode, String output, String found) {
    List<String> races() {
      return Pattern.compile("\"variable\":\"([^\"]*)\"")
          .matcher(found)
          .results()
          .map(race -> race.group(1))
          .toList();
    }

    /** How many classes were checked. */
    int classes() {
      return number("classes");
    }

    /** How many accesses there are in them. */
    int accesses() {
      return number("accesses");
    }

    private int number(String name) {
      Matcher number = Pattern.compile("\"" + name + "\":(\\d+)").matcher(found);
      return number.find() ? Integer.parseInt(number.group(1)) : 0;
    }
  }

  /** Runs the tests of these classes. */
  static Report run(String name, List<String> classes) throws IOException, InterruptedException {
    Path folder = Files.createDirectories(TARGET.resolve("races-" + name));
    Path log = folder.resolve("output.txt");
    Path found = folder.resolve("report.json");
    Files.deleteIfExists(found);
    var ended = Child.run(new ProcessBuilder(command(folder, found, classes)), log, LIMIT);
    String told = Files.exists(found) ? Files.readString(found) : "";
    return new Report(ended.exitCode(), ended.output(), told);
  }

  private static List<String> command(Path folder, Path found, List<String> classes)
      throws IOException {
    String known = ROOT.resolve("config/races.txt").toString();
    List<String> command = new ArrayList<>();
    command.add(Child.java());
    // Too short for the second compiler to pay off.
    command.addAll(List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Xmx1g"));
    command.add("-XX:-DontCompileHugeMethods");
    String words = "race,include=plait.*,format=json,report=" + found + ",suppressions=" + known;
    command.add("-javaagent:" + agent() + "=" + words);
    command.add("-Djunit.jupiter.execution.timeout.default=120 s");
    command.addAll(List.of("-Dplait.root=" + ROOT, "-Dplait.target=" + folder));
    command.addAll(List.of("-cp", classPath(), "plait.sanitizer.junit.TestRun"));
    command.addAll(classes);
    return command;
  }

  private static Path agent() throws IOException {
    try (Stream<Path> files = Files.list(SANITIZER)) {
      return files
          .filter(file -> file.getFileName().toString().matches("plait-sanitizer-[0-9.]+\\.jar"))
          .findFirst()
          .orElseThrow(
              () -> new AssertionError("no agent in " + SANITIZER + ": build it with verify"));
    }
  }

  /** The extension of JUnit is taken from the sanitizer's classes; the rest is the agent's. */
  private static String classPath() {
    Path extension = SANITIZER.resolve("classes");
    return TESTS + File.pathSeparator + extension + File.pathSeparator + Child.classPath();
  }
}

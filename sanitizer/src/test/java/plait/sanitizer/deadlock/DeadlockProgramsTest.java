package plait.sanitizer.deadlock;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import plait.sanitizer.AgentJar;
import plait.sanitizer.Sanitized;

/** The programs with verdicts, under the agent that looks for dead-locks. */
class DeadlockProgramsTest {
  private static final long SECONDS = 120;

  /**
   * Runs programs one after the other, lets those that hang hang, and ends when all was told that
   * is awaited.
   */
  private static final String RUNNER =
      """
      import java.nio.file.*;
      public class RunAll {
        public static void main(String[] words) throws Exception {
          Path report = Path.of(words[0]);
          int awaited = Integer.parseInt(words[1]);
          for (String word : words[2].split(",")) {
            boolean hangs = word.startsWith("!");
            var main = Class.forName(hangs ? word.substring(1) : word).getMethod("main", String[].class);
            Thread thread = new Thread(() -> {
              try {
                main.invoke(null, (Object) new String[0]);
              } catch (ReflectiveOperationException e) {
                e.printStackTrace();
                Runtime.getRuntime().halt(3);
              }
            });
            thread.setDaemon(true);
            thread.start();
            if (!hangs) {
              thread.join();
            }
          }
          long end = System.nanoTime() + 90_000_000_000L;
          while (told(report) < awaited && System.nanoTime() < end) {
            Thread.sleep(20);
          }
          System.exit(0);
        }

        static int told(Path report) throws Exception {
          String text = Files.exists(report) ? Files.readString(report) : "";
          return text.split("(?m)^DEAD-LOCK |^LOCK NEVER RELEASED ", -1).length - 1;
        }
      }
      """;

  @TempDir static Path folder;
  private static Path classes;

  private record Run(int exitCode, String report, String err) {}

  @BeforeAll
  static void compile() throws IOException {
    Path runner = Files.writeString(folder.resolve("RunAll.java"), RUNNER);
    Path[] sources =
        Stream.concat(
                Stream.of(runner),
                Stream.of("deadlocks", "clean")
                    .flatMap(name -> LockProgram.in(name).stream())
                    .map(LockProgram::source))
            .toArray(Path[]::new);
    classes = Sanitized.compile(folder, sources);
  }

  private static Run run(String options, String main, Path report, String... arguments)
      throws IOException, InterruptedException {
    Path err = Files.createTempFile(folder, "err", ".txt");
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xverify:all",
                "-XX:TieredStopAtLevel=1",
                "-javaagent:" + AgentJar.path() + "=" + options + ",report=" + report,
                "-cp",
                classes.toString(),
                main));
    command.addAll(List.of(arguments));
    Process process =
        new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(err.toFile()).start();
    if (!process.waitFor(SECONDS, TimeUnit.SECONDS)) {
      process.destroyForcibly();
      throw new AssertionError(main + " does not end: " + Files.readString(err));
    }
    String told = Files.exists(report) ? Files.readString(report) : "";
    return new Run(process.exitValue(), told, Files.readString(err));
  }

  private static Map<String, List<String>> told(String report) {
    Map<String, List<String>> told = new TreeMap<>();
    for (Told one : Told.in(report)) {
      told.computeIfAbsent(one.program(), key -> new ArrayList<>()).add(one.words());
    }
    return told;
  }

  private static Map<String, List<String>> awaited(List<LockProgram> programs) {
    Map<String, List<String>> awaited = new TreeMap<>();
    for (LockProgram program : programs) {
      if (!program.verdicts().isEmpty()) {
        awaited.put(program.name(), program.verdicts());
      }
    }
    return awaited;
  }

  /**
   * A lock that a thread left behind is told of when it is left, and again when somebody misses it.
   */
  private static Map<String, List<String>> withoutFirstOfTwo(Map<String, List<String>> told) {
    told.replaceAll((program, words) ->
        words.size() == 2 && words.stream().allMatch(w -> w.startsWith("LEAKED-LOCK"))
            ? List.of(words.getLast())
            : words);
    return told;
  }

  @Test
  void programsOfOneJvmGetTheirVerdicts() throws Exception {
    List<LockProgram> programs =
        LockProgram.in("deadlocks").stream().filter(program -> !program.needsStandstill()).toList();
    long hanging =
        programs.stream().filter(LockProgram::hangs).count()
            + programs.stream().filter(p -> p.name().endsWith("LeakedLock")).count();
    Path report = folder.resolve("report.txt");
    Run run =
        run(
            "deadlocks",
            "RunAll",
            report,
            report.toString(),
            Long.toString(hanging),
            names(programs));
    assertThat(run.err()).isEmpty();
    assertThat(withoutFirstOfTwo(told(run.report()))).isEqualTo(awaited(programs));
    assertThat(run.exitCode()).isEqualTo(66);
  }

  private static String names(List<LockProgram> programs) {
    return String.join(",", programs.stream().map(p -> (p.hangs() ? "!" : "") + p.name()).toList());
  }

  @Test
  void nothingIsToldOfCleanProgramsAndTheyRunAsEver() throws Exception {
    Path report = folder.resolve("clean.txt");
    Run run =
        run("deadlocks", "RunAll", report, report.toString(), "0", names(LockProgram.in("clean")));
    assertThat(run.err()).isEmpty();
    assertThat(run.report()).startsWith("plait-sanitizer: no dead-lock; watched ").hasLineCount(1);
    assertThat(run.exitCode()).isZero();
  }

  @Test
  void programsThatNobodyIsLeftToMoveAreToldOfAndEnded() throws Exception {
    List<LockProgram> programs =
        LockProgram.in("deadlocks").stream().filter(LockProgram::needsStandstill).toList();
    List<Future<Run>> runs = new ArrayList<>();
    try (ExecutorService two = Executors.newFixedThreadPool(2)) {
      for (LockProgram program : programs) {
        Path report = folder.resolve(program.name() + ".txt");
        runs.add(two.submit(() -> run("deadlocks,halt", program.name(), report)));
      }
    }
    Map<String, List<String>> told = new TreeMap<>();
    for (Future<Run> run : runs) {
      assertThat(run.get().exitCode()).isEqualTo(66);
      assertThat(run.get().err()).isEmpty();
      told.putAll(told(run.get().report()));
    }
    assertThat(told).isEqualTo(awaited(programs));
  }
}

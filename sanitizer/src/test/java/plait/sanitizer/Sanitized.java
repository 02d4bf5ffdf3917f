package plait.sanitizer;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import javax.tools.JavaCompiler;
import javax.tools.ToolProvider;

/** Runs a program from its source in a JVM of its own, under the agent. */
public final class Sanitized {
  private static final long SECONDS = 100;
  private static final Pattern VARIABLE = Pattern.compile("\"variable\":\"([^\"]*)\"");

  private final List<String> jvm = new ArrayList<>(List.of("-Xverify:all", "-Xmx512m"));
  private String options = "race";
  private String second = "";

  /**
   * What a run left behind.
   *
   * @param report the report, as JSON
   */
  public record Result(int exitCode, String out, String err, String report) {
    /** The variables of the races that were found, in the order found. */
    public List<String> variables() {
      return VARIABLE.matcher(report).results().map(m -> m.group(1)).toList();
    }
  }

  /** With options of the agent, instead of {@code race}. */
  public Sanitized options(String words) {
    options = words;
    return this;
  }

  /** With another agent before this one. */
  public Sanitized after(String agent) {
    return jvm("-javaagent:" + agent);
  }

  /** With another agent behind this one. */
  public Sanitized before(String agent) {
    second = "-javaagent:" + agent;
    return this;
  }

  /** Without the agent. */
  public Sanitized plain() {
    return options("");
  }

  /** With one more option of the JVM. */
  public Sanitized jvm(String option) {
    jvm.add(option);
    return this;
  }

  /** Compiles one source file, and runs the class that is called like it. */
  public Result run(Path source, String... arguments) {
    Path folder = temporary();
    Path classes = compile(folder, source);
    String file = source.getFileName().toString();
    return run(classes, file.substring(0, file.length() - ".java".length()), arguments);
  }

  /** Writes a source file, compiles and runs it. */
  public Result run(String name, String text) {
    try {
      return run(Files.writeString(temporary().resolve(name + ".java"), text));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Runs a class that is compiled already. */
  public Result run(Path classes, String main, String... arguments) {
    Path folder = temporary();
    Path report = folder.resolve("report.json");
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(jvm);
    if (!options.isEmpty()) {
      String format = options.contains("format=") ? "" : ",format=json";
      String words = options + format + ",report=" + report;
      command.add("-javaagent:" + AgentJar.path() + "=" + words);
    }
    if (!second.isEmpty()) {
      command.add(second);
    }
    command.addAll(List.of("-cp", classes.toString(), main));
    command.addAll(List.of(arguments));
    try {
      Path out = folder.resolve("out");
      Path err = folder.resolve("err");
      Process process =
          new ProcessBuilder(command)
              .redirectOutput(out.toFile())
              .redirectError(err.toFile())
              .start();
      if (!process.waitFor(SECONDS, TimeUnit.SECONDS)) {
        process.destroyForcibly();
        throw new AssertionError("no end after " + SECONDS + " s: " + Files.readString(err));
      }
      String found = Files.exists(report) ? Files.readString(report) : "";
      return new Result(process.exitValue(), Files.readString(out), Files.readString(err), found);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  /** Compiles sources into a new folder within another. */
  public static Path compile(Path folder, Path... sources) {
    return compile(folder, List.of(), sources);
  }

  /** The same with more options of the compiler. */
  static Path compile(Path folder, List<String> options, Path... sources) {
    try {
      Path classes = Files.createDirectories(folder.resolve("classes"));
      JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
      try (var files = compiler.getStandardFileManager(null, null, null)) {
        List<String> words =
            new ArrayList<>(List.of("-d", classes.toString(), "-g", "-nowarn", "-proc:none"));
        words.addAll(options);
        if (!compiler
            .getTask(null, files, null, words, null, files.getJavaFileObjects(sources))
            .call()) {
          throw new AssertionError("a program does not compile");
        }
      }
      return classes;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static Path temporary() {
    try {
      Path target = Files.createDirectories(Path.of(System.getProperty("plait.target"), "runs"));
      return Files.createTempDirectory(target, "run");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}

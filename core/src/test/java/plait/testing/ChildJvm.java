package plait.testing;

import java.io.File;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.spi.ToolProvider;

/**
 * A program in a JVM of its own, with module {@code plait} on the module path: for all that has to
 * do with the end of a program, its exit code, or what it prints. Each step gives a new
 * description; {@link #run} starts the program and waits for its end.
 *
 * {@snippet :
 * var end = ChildJvm.ofSource("void main() { Threads.start(() -> IO.println(\"hello\")); }").run();
 * assertThat(end.out()).isEqualTo("hello\n");
 * }
 */
public final class ChildJvm {
  private static final Path JAVA_HOME = Path.of(System.getProperty("java.home"));
  private static final Duration DEFAULT_LIMIT = Duration.ofSeconds(60);

  /** A program that ends after a second or two starts with less work; later options win. */
  private static final List<String> SHORT_LIVED =
      List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC");

  private final Program program;
  private final List<String> classPath;
  private final List<String> options;
  private final List<String> arguments;
  private final Duration limit;
  private final Input input;
  private final List<String> wrapper;

  private sealed interface Program {
    /** A main class of the tests. */
    record OfClass(String name) implements Program {}

    /** The text of a source file. */
    record OfSource(String text) implements Program {}

    /** A source file where it is. */
    record OfFile(Path file) implements Program {}
  }

  /** What comes on standard input, after a while in which the program must not end. */
  private record Input(String text, Duration after) {
    static final Input NONE = new Input("", Duration.ZERO);
  }

  /** How a program ended, and all that it printed. */
  public record End(int exitCode, String out, String err) {}

  private ChildJvm(Program program) {
    this(program, List.of(), List.of(), List.of(), DEFAULT_LIMIT, Input.NONE, List.of());
  }

  private ChildJvm(
      Program program,
      List<String> classPath,
      List<String> options,
      List<String> arguments,
      Duration limit,
      Input input,
      List<String> wrapper) {
    this.program = program;
    this.classPath = classPath;
    this.options = options;
    this.arguments = arguments;
    this.limit = limit;
    this.input = input;
    this.wrapper = wrapper;
  }

  /**
   * A program given as the text of {@code Main.java}: a compact source, or one whose main class is
   * called {@code Main}. {@code import module plait;} is added when the text has no import of its
   * own.
   */
  public static ChildJvm ofSource(String text) {
    var source = text.contains("import ") ? text : "import module plait;\n\n" + text;
    return new ChildJvm(new Program.OfSource(source));
  }

  /** A program in a file of its own, run by the JDK's launcher of source files. */
  public static ChildJvm ofFile(Path file) {
    return new ChildJvm(new Program.OfFile(file));
  }

  /**
   * A program whose main class is compiled with the tests. It runs on the class path beside module
   * plait.
   */
  public static ChildJvm ofClass(Class<?> mainClass) {
    return new ChildJvm(new Program.OfClass(mainClass.getName()));
  }

  /** The same with another folder at the end of the class path; not for a program in a file. */
  public ChildJvm classPath(Path folder) {
    return new ChildJvm(
        program, joined(classPath, folder.toString()), options, arguments, limit, input, wrapper);
  }

  /** The same with more options of the JVM, such as {@code -Xmx64m} or {@code -Dname=value}. */
  public ChildJvm options(String... more) {
    return new ChildJvm(
        program, classPath, joined(options, more), arguments, limit, input, wrapper);
  }

  /** The same with more arguments of the program. */
  public ChildJvm arguments(String... more) {
    return new ChildJvm(
        program, classPath, options, joined(arguments, more), limit, input, wrapper);
  }

  /** The same with another time limit; the default is a minute. */
  public ChildJvm limit(Duration newLimit) {
    return new ChildJvm(program, classPath, options, arguments, newLimit, input, wrapper);
  }

  /**
   * The same with something on standard input, which comes some time after the start: until then
   * the input is open and silent, and the program must not end. The default is an empty input.
   */
  public ChildJvm input(Duration after, String text) {
    return new ChildJvm(
        program, classPath, options, arguments, limit, new Input(text, after), wrapper);
  }

  /** The same, run by a command that gets the words of the JVM's command as its last ones. */
  public ChildJvm wrapper(String... command) {
    return new ChildJvm(program, classPath, options, arguments, limit, input, List.of(command));
  }

  private static List<String> joined(List<String> first, String... more) {
    var all = new ArrayList<>(first);
    all.addAll(List.of(more));
    return List.copyOf(all);
  }

  /**
   * Runs the program and waits for its end. Past the limit it is killed, and the error shows what
   * it had printed and where its threads were.
   */
  public End run() throws IOException, InterruptedException {
    var folder = Files.createTempDirectory("plait-child");
    try {
      return runIn(folder);
    } finally {
      delete(folder);
    }
  }

  private End runIn(Path folder) throws IOException, InterruptedException {
    var out = folder.resolve("out");
    var err = folder.resolve("err");
    var process = start(folder, out.toFile(), err.toFile());
    try {
      feed(process);
      if (!process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS)) {
        throw new AssertionError(
            "The program did not end within %s.%nstdout:%n%s%nstderr:%n%s%nthreads:%n%s"
                .formatted(
                    limit, Files.readString(out), Files.readString(err), threads(process, folder)));
      }
      return new End(process.exitValue(), Files.readString(out), Files.readString(err));
    } finally {
      process.descendants().forEach(ProcessHandle::destroyForcibly);
      process.destroyForcibly().waitFor();
    }
  }

  private void feed(Process process) throws IOException, InterruptedException {
    try (var stdin = process.outputWriter()) {
      if (input != Input.NONE && !process.waitFor(input.after)) {
        stdin.write(input.text);
      }
    }
  }

  private Process start(Path folder, File out, File err) throws IOException {
    var command = new ArrayList<>(wrapper);
    command.add(JAVA_HOME.resolve("bin/java").toString());
    command.addAll(SHORT_LIVED);
    command.addAll(options);
    command.addAll(List.of("--module-path", Checkout.mainClasses().toString()));
    command.addAll(List.of("--add-modules", "plait"));
    switch (program) {
      case Program.OfClass(var name) ->
          command.addAll(List.of("-cp", classPath(Checkout.testClasses(), classPath), name));
      case Program.OfSource(var text) ->
          command.addAll(List.of("-cp", classPath(compiled(text, folder), classPath), "Main"));
      case Program.OfFile(var file) -> command.add(file.toString());
    }
    command.addAll(arguments);
    var builder = new ProcessBuilder(command).redirectOutput(out).redirectError(err);
    // With one of these set, a JVM says on stderr that it has read it.
    builder.environment().keySet().removeAll(List.of("JAVA_TOOL_OPTIONS", "JDK_JAVA_OPTIONS"));
    return builder.start();
  }

  private static String classPath(Path first, List<String> more) {
    return more.isEmpty()
        ? first.toString()
        : first + File.pathSeparator + String.join(File.pathSeparator, more);
  }

  private static Path compiled(String text, Path folder) throws IOException {
    var source = Files.writeString(folder.resolve("Main.java"), text);
    var classes = folder.resolve("classes");
    var messages = new StringWriter();
    var printer = new PrintWriter(messages);
    int failed =
        ToolProvider.findFirst("javac")
            .orElseThrow()
            .run(
                printer,
                printer,
                "--release=" + Runtime.version().feature(),
                "-proc:none",
                "-implicit:none",
                "--module-path=" + Checkout.mainClasses(),
                "--add-modules=plait",
                "-d",
                classes.toString(),
                source.toString());
    if (failed != 0) {
      throw new AssertionError("The program does not compile:\n" + messages + text);
    }
    return classes;
  }

  private static String threads(Process process, Path folder)
      throws IOException, InterruptedException {
    var dump = folder.resolve("threads");
    var jcmd =
        new ProcessBuilder(
                JAVA_HOME.resolve("bin/jcmd").toString(),
                Long.toString(process.pid()),
                "Thread.dump_to_file",
                dump.toString())
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("jcmd").toFile())
            .start();
    try {
      jcmd.waitFor(20, TimeUnit.SECONDS);
    } finally {
      jcmd.destroyForcibly();
    }
    return Files.exists(dump) ? Files.readString(dump) : "no thread dump could be taken";
  }

  private static void delete(Path folder) throws IOException {
    try (var files = Files.walk(folder)) {
      for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }
}

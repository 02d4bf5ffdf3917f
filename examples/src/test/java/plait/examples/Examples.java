package plait.examples;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.spi.ToolProvider;

/** The examples, compiled, and run each in a JVM of its own against the packaged library. */
final class Examples {
  static final Path ROOT = Path.of(System.getProperty("plait.root")).toAbsolutePath().normalize();
  static final Path FOLDER = ROOT.resolve("examples");

  private static final Path CLASSES =
      Path.of(System.getProperty("plait.target")).resolve("examples");
  private static final int LIMIT_SECONDS = 100;

  /** How a program ended, and all that it printed. */
  record End(int exitCode, String out, String err) {}

  private Examples() {}

  static List<Path> all() throws IOException {
    try (var files = Files.list(FOLDER)) {
      return files.filter(file -> file.toString().endsWith(".java")).sorted().toList();
    }
  }

  /** Compiles all examples; a warning is an error. */
  static void compile() throws IOException {
    var arguments =
        new ArrayList<>(List.of("--release=25", "-Xlint:all,-serial", "-Werror", "-proc:none"));
    var classes = Files.createDirectories(CLASSES).toString();
    arguments.addAll(List.of("-d", classes, "-cp", classes));
    arguments.addAll(List.of("-p", library().toString(), "--add-modules=plait"));
    all().forEach(file -> arguments.add(file.toString()));
    var messages = new StringWriter();
    var printer = new PrintWriter(messages);
    var javac = ToolProvider.findFirst("javac").orElseThrow();
    if (javac.run(printer, printer, arguments.toArray(String[]::new)) != 0) {
      throw new AssertionError("The examples do not compile:\n" + messages);
    }
  }

  /** The jar of the library, or its classes when the build has not packaged it yet. */
  static Path library() {
    try {
      return Path.of(plait.Task.class.getProtectionDomain().getCodeSource().getLocation().toURI());
    } catch (URISyntaxException e) {
      throw new AssertionError(e);
    }
  }

  static End run(Path example, List<String> options, List<String> arguments) throws Exception {
    String name = example.getFileName().toString().replace(".java", "");
    var command = new ArrayList<>(options);
    command.addAll(List.of("-cp", CLASSES.toString(), name));
    command.addAll(arguments);
    return java(command);
  }

  static End runFromSource(Path example) throws Exception {
    return java(List.of(example.toString()));
  }

  private static End java(List<String> arguments) throws Exception {
    var command = new ArrayList<String>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-p", library().toString(), "--add-modules", "plait"));
    command.addAll(arguments);
    var out = Files.createTempFile("example", ".out");
    var err = Files.createTempFile("example", ".err");
    try {
      var builder =
          new ProcessBuilder(command)
              .directory(ROOT.toFile())
              .redirectOutput(out.toFile())
              .redirectError(err.toFile());
      builder.environment().keySet().removeAll(List.of("JAVA_TOOL_OPTIONS", "JDK_JAVA_OPTIONS"));
      builder.environment().remove("PLAIT_PROGRESS");
      int exitCode = exitCode(builder.start());
      return new End(exitCode, Files.readString(out), Files.readString(err));
    } finally {
      Files.delete(out);
      Files.delete(err);
    }
  }

  private static int exitCode(Process process) throws Exception {
    try {
      process.getOutputStream().close();
      if (!process.waitFor(LIMIT_SECONDS, TimeUnit.SECONDS)) {
        throw new AssertionError("not ended after " + LIMIT_SECONDS + " s: " + process.info());
      }
      return process.exitValue();
    } finally {
      process.descendants().forEach(ProcessHandle::destroyForcibly);
      process.destroyForcibly().waitFor();
    }
  }
}

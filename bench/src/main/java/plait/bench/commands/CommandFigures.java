package plait.bench.commands;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javax.tools.ToolProvider;
import plait.bench.Agent;
import plait.bench.Figures;
import plait.bench.Scale;
import plait.bench.Work;

/** How long it takes from the command to the end of a program that prints a word. */
public final class CommandFigures implements Figures {
  private static final int RUNS = 20;
  private static final String SOURCE = "Hello.java";
  private static final String JAVA =
      Path.of(System.getProperty("java.home"), "bin", "java").toString();

  public static void main(String[] arguments) throws Exception {
    Figures.print(new CommandFigures(), arguments);
  }

  @Override
  public double measure(String name, Scale scale) throws Exception {
    int runs = scale.count(RUNS);
    Path folder = Files.createTempDirectory("plait-bench");
    Path source = folder.resolve(SOURCE);
    try {
      Files.writeString(source, "void main() { IO.println(\"hello\"); }\n");
      return switch (name) {
        case "plait-run" -> millis(runs, launcher(), "run", source.toString());
        case "java-source" -> millis(runs, JAVA, source.toString());
        case "java-classes" -> classes(runs, folder, "-Xshare:auto");
        case "java-race" -> classes(runs, folder, Agent.option("race").orElseThrow());
        case "java-deadlocks" -> classes(runs, folder, Agent.option("deadlocks").orElseThrow());
        case "python" -> millis(runs, "python3", "-c", "print('hello')");
        default -> throw Figures.unknown(name);
      };
    } finally {
      Files.deleteIfExists(folder.resolve("Hello.class"));
      Files.delete(source);
      Files.delete(folder);
    }
  }

  private static String launcher() {
    return Path.of(System.getProperty("plait.checkout"), "plait").toString();
  }

  private static double classes(int runs, Path folder, String option) throws Exception {
    String source = folder.resolve(SOURCE).toString();
    if (ToolProvider.getSystemJavaCompiler().run(null, null, null, source) != 0) {
      throw new AssertionError("the program does not compile");
    }
    return millis(runs, JAVA, option, "-cp", folder.toString(), "Hello");
  }

  /** The first run is not counted: it may have to compile. */
  private static double millis(int runs, String... command) throws Exception {
    return Work.medianMicros(() -> output(command), 1, runs) / 1e3;
  }

  private static String output(String... command) throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
    var output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    if (process.waitFor() != 0 || !output.equals("hello\n")) {
      throw new IOException(List.of(command) + " printed " + output);
    }
    return output;
  }
}

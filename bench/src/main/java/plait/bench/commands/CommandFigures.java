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
import plait.bench.Temporary;
import plait.bench.Work;

/** How long it takes from the command to the end of a program that prints a word. */
public final class CommandFigures implements Figures {
  private static final int RUNS = 20;
  private static final String JAVA =
      Path.of(System.getProperty("java.home"), "bin", "java").toString();

  private static final String HELLO = "Hello.java";
  private static final String POOL = "Pooled.java";
  private static final String PYTHON_POOL = "pooled.py";

  public static void main(String[] arguments) throws Exception {
    Figures.print(new CommandFigures(), arguments);
  }

  @Override
  public double measure(String name, Scale scale) throws Exception {
    int runs = scale.count(RUNS);
    try (var folder = new Temporary()) {
      write(folder);
      return switch (name) {
        case "plait-run" -> run(runs, folder, HELLO);
        case "plait-run-warm" -> warm(runs, folder, HELLO);
        case "plait-pool" -> run(runs, folder, POOL);
        case "plait-pool-warm" -> warm(runs, folder, POOL);
        case "java-source" -> millis(runs, folder, JAVA, HELLO);
        case "java-classes" -> classes(runs, folder, "-Xshare:auto");
        case "java-race" -> classes(runs, folder, Agent.option("race").orElseThrow());
        case "java-deadlocks" -> classes(runs, folder, Agent.option("deadlocks").orElseThrow());
        case "python" -> millis(runs, folder, "python3", "-c", "print('hello')");
        case "python-pool" -> millis(runs, folder, "python3", PYTHON_POOL);
        default -> throw Figures.unknown(name);
      };
    }
  }

  private static void write(Temporary folder) throws IOException {
    Files.writeString(folder.resolve(HELLO), "void main() { IO.println(\"hello\"); }\n");
    Files.writeString(
        folder.resolve(POOL),
        """
        import plait.*;

        void main() {
          try (Pool pool = Processes.pool(2)) {
            IO.println(String.join("", pool.map(String::toLowerCase, List.of("HEL", "LO"))));
          }
        }
        """);
    Files.writeString(
        folder.resolve(PYTHON_POOL),
        """
        import multiprocessing

        if __name__ == "__main__":
            with multiprocessing.get_context("spawn").Pool(2) as pool:
                print("".join(pool.map(str.lower, ["HEL", "LO"])))
        """);
  }

  private static double run(int runs, Temporary folder, String program) throws Exception {
    return millis(runs, folder, launcher(), "run", program);
  }

  private static double warm(int runs, Temporary folder, String program) throws Exception {
    String _ = output(folder, launcher(), "warm");
    return run(runs, folder, program);
  }

  private static String launcher() {
    return Path.of(System.getProperty("plait.checkout"), "plait").toString();
  }

  private static double classes(int runs, Temporary folder, String option) throws Exception {
    String source = folder.resolve(HELLO).toString();
    if (ToolProvider.getSystemJavaCompiler().run(null, null, null, source) != 0) {
      throw new AssertionError("the program does not compile");
    }
    return millis(runs, folder, JAVA, option, "-cp", folder.toString(), "Hello");
  }

  /** The first run is not counted: it may have to compile. */
  private static double millis(int runs, Temporary folder, String... command) throws Exception {
    return Work.medianMicros(() -> hello(folder, command), 1, runs) / 1e3;
  }

  private static String hello(Temporary folder, String... command)
      throws IOException, InterruptedException {
    String output = output(folder, command);
    if (!output.equals("hello\n")) {
      throw new IOException(List.of(command) + " printed " + output);
    }
    return output;
  }

  private static String output(Temporary folder, String... command)
      throws IOException, InterruptedException {
    var builder =
        new ProcessBuilder(command)
            .directory(folder.resolve("").toFile())
            .redirectError(ProcessBuilder.Redirect.INHERIT);
    builder.environment().put("PLAIT_CACHE", folder.resolve("cache").toString());
    Process process = builder.start();
    var output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    if (process.waitFor() != 0) {
      throw new IOException(List.of(command) + " failed");
    }
    return output;
  }
}

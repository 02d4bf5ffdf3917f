package plait.bench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;

/** The table of {@link Memory}: each figure comes from a JVM of its own. */
final class Figures {
  private final Python python;
  private final int tasks;

  Figures(Python python, int tasks) {
    this.python = python;
    this.tasks = tasks;
  }

  List<String> lines() throws IOException, InterruptedException {
    OptionalDouble thread = python.number("waiting", "1000");
    return List.of(
        "| what | Plait | raw | Python |",
        "| --- | --- | --- | --- |",
        row("bytes of heap per task that waits for an event", "waiting", bytes(thread)),
        row("bytes of heap per ended task that is kept", "ended", "–"),
        "| seconds for 1,000,000 tasks in one scope; raw: the JDK's executor of virtual threads | "
            + seconds("scope")
            + " | "
            + seconds("scope-raw")
            + " | – |");
  }

  private String row(String label, String name, String ofPython)
      throws IOException, InterruptedException {
    return "| "
        + label
        + " | "
        + bytes(OptionalDouble.of(figure(name, tasks)))
        + " | "
        + bytes(OptionalDouble.of(figure(name + "-raw", tasks)))
        + " | "
        + ofPython
        + " |";
  }

  private static String bytes(OptionalDouble figure) {
    return figure.isEmpty() ? "–" : String.format(Locale.ROOT, "%,.0f", figure.getAsDouble());
  }

  private String seconds(String name) throws IOException, InterruptedException {
    return String.format(Locale.ROOT, "%.2f", figure(name, tasks * 10));
  }

  private static double figure(String name, int count) throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx4g",
                "-cp",
                System.getProperty("java.class.path"),
                Memory.class.getName(),
                name,
                "" + count)
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    var output =
        new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
    if (process.waitFor() != 0) {
      throw new IOException("Measuring " + name + " failed: " + output);
    }
    return Double.parseDouble(output);
  }
}

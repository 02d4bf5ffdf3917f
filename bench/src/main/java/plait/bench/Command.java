package plait.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A program that prints a figure in its last line. */
public interface Command extends Program {
  /** What is started. */
  List<String> line(Tools tools, Scale scale);

  @Override
  default double measure(Tools tools, Scale scale, Duration limit) throws InterruptedException {
    List<String> line = line(tools, scale);
    try {
      Path out = Files.createTempFile("bench", ".out");
      Path err = Files.createTempFile("bench", ".err");
      try {
        return figure(start(line, out, err), limit, out, err);
      } finally {
        Files.delete(out);
        Files.delete(err);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(String.join(" ", line), e);
    }
  }

  private static Process start(List<String> line, Path out, Path err) throws IOException {
    var builder =
        new ProcessBuilder(line)
            .redirectInput(Path.of("/dev/null").toFile())
            .redirectOutput(out.toFile())
            .redirectError(err.toFile());
    // PP4J starts whatever java is first on the path
    builder
        .environment()
        .merge("PATH", System.getProperty("java.home") + "/bin", (path, bin) -> bin + ":" + path);
    return builder.start();
  }

  private static double figure(Process process, Duration limit, Path out, Path err)
      throws IOException, InterruptedException {
    try {
      if (!process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS)) {
        throw new MeasurementFailed("took longer than " + limit.toSeconds() + " s", null);
      }
    } finally {
      process.descendants().forEach(ProcessHandle::destroyForcibly);
      process.destroyForcibly().waitFor();
    }
    if (process.exitValue() != 0) {
      throw new MeasurementFailed("failed with " + process.exitValue() + ": " + reason(err), null);
    }
    String last = lastLine(out);
    try {
      return Double.parseDouble(last);
    } catch (NumberFormatException e) {
      throw new MeasurementFailed("printed no figure but: " + last, e);
    }
  }

  /** The innermost cause that a stack trace names, or else the last line. */
  private static String reason(Path err) throws IOException {
    return lines(err).stream()
        .filter(line -> line.startsWith("Caused by: ") || line.startsWith("Exception in thread"))
        .reduce((_, line) -> line)
        .orElse(lastLine(err));
  }

  private static String lastLine(Path file) throws IOException {
    List<String> lines = lines(file);
    return lines.isEmpty() ? "nothing" : lines.getLast();
  }

  private static List<String> lines(Path file) throws IOException {
    var text = new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
    return text.lines().filter(line -> !line.isBlank()).map(String::strip).toList();
  }
}

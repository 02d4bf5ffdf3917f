package plait.cli.doctor;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** Other programs that Plait can use. */
final class Tools {
  private static final long SECONDS_TO_ANSWER = 30;

  private Tools() {}

  static Finding maven() {
    return onPath("mvn")
        .map(path ->
            Finding.fine(
                "Maven",
                firstLine(path, Map.of("JAVA_HOME", System.getProperty("java.home")))
                    + ", "
                    + path))
        .orElseGet(() ->
            Finding.missing(
                "Maven",
                "there is no mvn on the PATH",
                "install Maven 3.8.7 or newer; without it a changed checkout cannot be built"));
  }

  static Finding python() {
    return Finding.fine(
        "python3",
        onPath("python3")
            .map(path -> firstLine(path, Map.of()) + ", " + path)
            .orElse("none (only comparisons with Python need it)"));
  }

  static Optional<Path> onPath(String name) {
    String path = System.getenv().getOrDefault("PATH", "");
    return Arrays.stream(path.split(File.pathSeparator, -1))
        .filter(folder -> !folder.isEmpty())
        .map(folder -> Path.of(folder, name))
        .filter(Files::isExecutable)
        .findFirst();
  }

  /** What the tool says its version is. */
  private static String firstLine(Path tool, Map<String, String> environment) {
    try {
      ProcessBuilder builder = new ProcessBuilder(tool.toString(), "--version");
      builder.environment().putAll(environment);
      Path output = Files.createTempFile("plait-doctor", ".txt");
      try {
        Process process =
            builder
                .redirectInput(ProcessBuilder.Redirect.from(new File("/dev/null")))
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        if (!process.waitFor(SECONDS_TO_ANSWER, TimeUnit.SECONDS)) {
          process.destroyForcibly();
          return "does not answer";
        }
        String text = Files.readString(output, StandardCharsets.UTF_8);
        return text.replaceAll("\u001b\\[[0-9;]*m", "").lines().findFirst().orElse("no version");
      } finally {
        Files.delete(output);
      }
    } catch (IOException e) {
      return "does not start (" + e.getMessage() + ")";
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return "was interrupted";
    }
  }
}

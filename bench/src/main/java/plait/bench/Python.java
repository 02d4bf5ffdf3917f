package plait.bench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.OptionalDouble;

/** The twins in Python, if there is a {@code python3}. */
final class Python {
  private final Path twins;

  Python(Path twins) {
    this.twins = twins;
  }

  /** The one number that a twin prints; empty without Python. */
  OptionalDouble number(String name, String argument) throws IOException, InterruptedException {
    var output = output("python3", twins.toString(), name, argument);
    return output.isEmpty()
        ? OptionalDouble.empty()
        : OptionalDouble.of(Double.parseDouble(output));
  }

  static String version() throws IOException, InterruptedException {
    String version = output("python3", "--version");
    return version.isEmpty() ? "no Python" : version;
  }

  private static String output(String... command) throws IOException, InterruptedException {
    Process process;
    try {
      process = new ProcessBuilder(command).redirectErrorStream(true).start();
    } catch (IOException noPython) {
      return "";
    }
    String output =
        new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
    if (process.waitFor() != 0) {
      throw new IOException(String.join(" ", command) + " failed: " + output);
    }
    return output;
  }
}

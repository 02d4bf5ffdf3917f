package plait.bench;

import java.io.File;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;

/** The sanitizer, as far as it is on the class path. */
public final class Agent {
  private static final String NAME = "plait-sanitizer.*\\.jar";

  private Agent() {}

  /**
   * The option of a JVM that starts it.
   *
   * @param words what it is told: {@code race} or {@code deadlocks}
   */
  public static Optional<String> option(String words) {
    return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator, -1))
        .filter(entry -> String.valueOf(Path.of(entry).getFileName()).matches(NAME))
        .map(jar -> "-javaagent:" + jar + "=" + words)
        .findFirst();
  }
}

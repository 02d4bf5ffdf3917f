package plait.stress;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A JVM that a test starts. */
public final class Child {
  private Child() {}

  /** How it ended. */
  public record Ended(int exitCode, String output) {}

  /** The command of this JVM. */
  public static String java() {
    return Path.of(System.getProperty("java.home"), "bin", "java").toString();
  }

  /**
   * The class path of the tests. Surefire hides it in a jar's manifest, and tells it in a property.
   * One of jcstress's first steps fails, with a stack trace and no consequence, at a folder that
   * does not exist.
   */
  public static String classPath() {
    String all =
        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
    return Stream.of(all.split(File.pathSeparator))
        .filter(entry -> Files.exists(Path.of(entry)))
        .collect(Collectors.joining(File.pathSeparator));
  }

  /** Runs it with all its output in a file; nothing that it started is left behind. */
  public static Ended run(ProcessBuilder program, Path log, Duration limit)
      throws IOException, InterruptedException {
    Process process = program.redirectErrorStream(true).redirectOutput(log.toFile()).start();
    try {
      if (!process.waitFor(limit)) {
        throw new AssertionError("no end after " + limit + ": " + Files.readString(log));
      }
      return new Ended(process.exitValue(), Files.readString(log));
    } finally {
      process.descendants().forEach(ProcessHandle::destroyForcibly);
      process.destroyForcibly();
    }
  }
}

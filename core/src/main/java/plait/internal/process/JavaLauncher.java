package plait.internal.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Finds the program {@code java} that runs workers. */
final class JavaLauncher {
  private static final String VERSION = "JAVA_VERSION=";

  private JavaLauncher() {}

  /** The launcher in a JDK's folder. */
  static Path in(Path home) {
    Path bin = home.resolve("bin");
    for (String name : new String[] {"java", "java.exe"}) {
      Path candidate = bin.resolve(name);
      if (Files.isExecutable(candidate)) {
        return candidate;
      }
    }
    throw new IllegalStateException(
        "No worker process can be started: there is no program "
            + bin.resolve("java")
            + ". The image that runs this program was made without it (jlink"
            + " --strip-native-commands, jpackage): make it with native commands, or name a JDK"
            + " with Processes.javaHome(path).");
  }

  /** Refuses a JDK whose folder says that it is of another version than this one. */
  static void checkVersion(Path home) {
    String version = versionIn(home.resolve("release"));
    String mine = System.getProperty("java.version");
    if (version != null && !version.equals(mine)) {
      throw new IllegalStateException(
          "javaHome("
              + home
              + ") is JDK "
              + version
              + ", and this program runs on JDK "
              + mine
              + ": give it a JDK of the same version, or leave it out.");
    }
  }

  /** What the file says that every JDK has; null if it says nothing. */
  private static @Nullable String versionIn(Path release) {
    try (Stream<String> lines = Files.lines(release)) {
      return lines
          .filter(line -> line.startsWith(VERSION))
          .map(line -> line.substring(VERSION.length()).replace("\"", ""))
          .findFirst()
          .orElse(null);
    } catch (IOException | UncheckedIOException unreadable) {
      return null; // the worker's greeting will tell
    }
  }
}

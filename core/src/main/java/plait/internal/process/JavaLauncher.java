package plait.internal.process;

import java.nio.file.Files;
import java.nio.file.Path;

/** Finds the program {@code java} that runs workers. */
final class JavaLauncher {
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
}

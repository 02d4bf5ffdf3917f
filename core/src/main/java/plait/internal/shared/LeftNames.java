package plait.internal.shared;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Names of shared memory in a folder of the system's, which {@link Backing} gives only for the
 * moment in which it opens a file: who is killed in that moment leaves one behind.
 */
public final class LeftNames {
  private static final Pattern NAME = Pattern.compile("plait-(\\d{1,18})-[0-9a-f]+");

  /** Where processes number differently, one that seems gone may be about to open its file. */
  private static final Duration OLD = Duration.ofMinutes(1);

  private LeftNames() {}

  /** Removes what a process has left that this program started, and that has ended. */
  public static void removeOf(long pid) {
    remove(Backing.SHARED_MEMORY, name -> pidOf(name) == pid);
  }

  /** Removes what processes have left that are gone for some time, whoever started them. */
  public static void sweep() {
    sweep(Backing.SHARED_MEMORY);
  }

  /** The same in any folder. */
  static void sweep(Path folder) {
    remove(folder, LeftNames::isOld);
  }

  private static void remove(Path folder, Predicate<Path> isLeft) {
    if (!Files.isDirectory(folder)) {
      return;
    }
    try (var found = Files.newDirectoryStream(folder, "plait-*")) {
      for (Path name : found) {
        if (isLeft.test(name) && ProcessHandle.of(pidOf(name)).isEmpty()) {
          Files.deleteIfExists(name);
        }
      }
    } catch (IOException | RuntimeException e) {
      // it is somebody else's, or nobody may look: nothing depends on it
    }
  }

  /** The process that a name tells; -1 if it tells none. */
  private static long pidOf(Path name) {
    Matcher matcher = NAME.matcher(name.getFileName().toString());
    return matcher.matches() ? Long.parseLong(matcher.group(1)) : -1;
  }

  private static boolean isOld(Path name) {
    try {
      return pidOf(name) > 0
          && Files.getLastModifiedTime(name).toInstant().isBefore(Instant.now().minus(OLD));
    } catch (IOException gone) {
      return false;
    }
  }
}

package plait.internal.process;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The file that a crashing JVM writes about itself. */
final class CrashLog {
  private static final int LINES = 24;
  private static final int LONGEST = 1 << 22;

  private CrashLog() {}

  static String pattern() {
    return PrivateFolder.path().resolve("hs_%p.log").toString();
  }

  /** What the crashed process wrote about the crash itself, or null; the file is removed. */
  static @Nullable String take(long pid) {
    Path file = PrivateFolder.path().resolve("hs_" + pid + ".log");
    try {
      if (!Files.exists(file)) {
        return null;
      }
      String excerpt = Files.size(file) > LONGEST ? "(too long to be read)" : excerpt(file);
      Files.deleteIfExists(file);
      return excerpt;
    } catch (IOException e) {
      return "(could not be read: " + e + ")";
    }
  }

  /** The head, which says what happened, and the stack of the thread that crashed. */
  private static String excerpt(Path file) throws IOException {
    return PlainFile.read(file, StandardCharsets.ISO_8859_1)
        .lines()
        .filter(line -> !line.isBlank() && !line.equals("#"))
        .limit(LINES)
        .collect(Collectors.joining("\n"));
  }
}

package plait.internal.process;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** How many processes the kernel has killed for want of memory, in this program's group. */
final class KernelKills {
  static final long UNKNOWN = -1;
  private static final Path OWN_GROUP = Path.of("/proc/self/cgroup");
  private static final Path GROUPS = Path.of("/sys/fs/cgroup");

  private KernelKills() {}

  private static final class Events {
    static final Path FILE = find();

    private static Path find() {
      try {
        String name = lineAfter("0::/", OWN_GROUP);
        if (name != null) {
          return GROUPS.resolve(name).resolve("memory.events");
        }
      } catch (IOException e) {
        // not Linux, or not to be read: the count stays unknown
      }
      return GROUPS.resolve("memory.events");
    }
  }

  /** The rest of the first line that begins so, or null. */
  private static @Nullable String lineAfter(String beginning, Path file) throws IOException {
    String text = "\n" + PlainFile.read(file, StandardCharsets.ISO_8859_1) + "\n";
    int begin = text.indexOf("\n" + beginning);
    if (begin < 0) {
      return null;
    }
    begin += 1 + beginning.length();
    return text.substring(begin, text.indexOf('\n', begin));
  }

  /** The count, or {@link #UNKNOWN}. */
  static long count() {
    try {
      String kills = lineAfter("oom_kill ", Events.FILE);
      return kills == null ? UNKNOWN : Long.parseLong(kills.trim());
    } catch (IOException | NumberFormatException e) {
      return UNKNOWN;
    }
  }
}

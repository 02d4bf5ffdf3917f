package plait.internal.process;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;

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
        for (String line : lines(OWN_GROUP)) {
          if (line.startsWith("0::/")) {
            return GROUPS.resolve(line.substring("0::/".length())).resolve("memory.events");
          }
        }
      } catch (IOException e) {
        // not Linux, or not to be read: the count stays unknown
      }
      return GROUPS.resolve("memory.events");
    }
  }

  private static List<String> lines(Path file) throws IOException {
    return PlainFile.read(file, StandardCharsets.ISO_8859_1).lines().toList();
  }

  /** The count, or {@link #UNKNOWN}. */
  static long count() {
    try {
      for (String line : lines(Events.FILE)) {
        if (line.startsWith("oom_kill ")) {
          return Long.parseLong(line.substring("oom_kill ".length()).trim());
        }
      }
    } catch (IOException | NumberFormatException e) {
      return UNKNOWN;
    }
    return UNKNOWN;
  }
}

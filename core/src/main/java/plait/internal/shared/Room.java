package plait.internal.shared;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Whether the machine has room for more memory: taking what it has not ends some process. */
final class Room {
  private static final Path FIGURES = Path.of("/proc/meminfo");
  private static final Path GROUP = Path.of("/sys/fs/cgroup");
  private static final String AVAILABLE = "MemAvailable:";

  private Room() {}

  /**
   * Sees that there is room for so many bytes.
   *
   * @throws IllegalArgumentException if it is not a size
   * @throws IllegalStateException if there is none
   */
  static void check(long bytes) {
    if (bytes <= 0) {
      throw new IllegalArgumentException(
          "Shared memory of " + bytes + " bytes makes no sense: ask for at least one.");
    }
    long free = available();
    if (bytes > free) {
      throw new IllegalStateException(
          "There is no room for "
              + bytes
              + " bytes of shared memory: the machine has "
              + free
              + " bytes left. Ask for less, or close what is not needed any more.");
    }
  }

  private static long available() {
    return Math.min(ofMachine(), ofGroup());
  }

  /** What the control group of this process has left, as in a container. */
  private static long ofGroup() {
    try {
      String most = Files.readString(GROUP.resolve("memory.max")).strip();
      String used = Files.readString(GROUP.resolve("memory.current")).strip();
      return Long.parseLong(most) - Long.parseLong(used);
    } catch (IOException | RuntimeException unlimited) {
      return Long.MAX_VALUE;
    }
  }

  private static long ofMachine() {
    try (var lines = Files.lines(FIGURES)) {
      return lines
          .filter(line -> line.startsWith(AVAILABLE))
          .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) << 10)
          .findFirst()
          .orElse(Long.MAX_VALUE);
    } catch (IOException | RuntimeException unknown) {
      return Long.MAX_VALUE;
    }
  }
}

package plait.internal.shared;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicLong;

/** Whether the machine has room for more memory: taking what it has not ends some process. */
final class Room {
  private static final Path FIGURES = Path.of("/proc/meminfo");
  private static final Path GROUP = Path.of("/sys/fs/cgroup");
  private static final String AVAILABLE = "MemAvailable:";

  /** Smaller sizes are added up until they come to that: asking takes longer than they. */
  private static final long WORTH_ASKING = 1 << 20;

  private static final AtomicLong NOT_ASKED = new AtomicLong();

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
    if (bytes < WORTH_ASKING && NOT_ASKED.addAndGet(bytes) < WORTH_ASKING) {
      return;
    }
    NOT_ASKED.set(0);
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
          .mapToLong(Room::bytes)
          .findFirst()
          .orElse(Long.MAX_VALUE);
    } catch (IOException | RuntimeException unknown) {
      return Long.MAX_VALUE;
    }
  }

  /** Of a line such as "MemAvailable: 123 kB". */
  private static long bytes(String line) {
    String number = line.substring(AVAILABLE.length(), line.lastIndexOf(' ')).strip();
    return Long.parseLong(number) << 10;
  }
}

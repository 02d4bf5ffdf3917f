package plait.internal.process;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/** How much memory a process has at a moment. */
final class ResidentSize {
  private static final String LINE = "VmRSS:";
  private static final long UNKNOWN = -1;

  private ResidentSize() {}

  /** In bytes; -1 if the operating system does not tell in a file, or the process has gone. */
  static long of(long pid) {
    try {
      return PlainFile.read(
              Path.of("/proc", Long.toString(pid), "status"), StandardCharsets.ISO_8859_1)
          .lines()
          .filter(line -> line.startsWith(LINE))
          .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) << 10)
          .findFirst()
          .orElse(UNKNOWN);
    } catch (IOException e) {
      return UNKNOWN;
    }
  }
}

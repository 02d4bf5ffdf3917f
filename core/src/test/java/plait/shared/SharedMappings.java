package plait.shared;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;

/** What a process has mapped of Plait's shared memory, as the system tells it. */
final class SharedMappings {
  private static final Pattern MAPPING =
      Pattern.compile("([0-9a-f]+)-([0-9a-f]+) .*(/memfd:plait|/plait-\\d+-[0-9a-f]+).*");

  private SharedMappings() {}

  /** How many of at least that size this process has. */
  static long here(long bytes) throws IOException {
    return of(ProcessHandle.current().pid(), bytes);
  }

  /** How many of at least that size a process has. */
  static long of(long pid, long bytes) throws IOException {
    try (var lines = Files.lines(Path.of("/proc/" + pid + "/maps"))) {
      return lines
          .map(MAPPING::matcher)
          .filter(found -> found.matches() && size(found) >= bytes)
          .count();
    }
  }

  private static long size(java.util.regex.Matcher mapping) {
    return Long.parseLong(mapping.group(2), 16) - Long.parseLong(mapping.group(1), 16);
  }
}

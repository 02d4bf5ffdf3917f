package plait.bench;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import plait.bench.report.Report;

/** The facts about this computer that a reader of the figures wants to know. */
final class Here {
  private Here() {}

  static Report.Machine machine(Tools tools, String loadBefore, String loadAfter)
      throws IOException {
    var system = ManagementFactory.getOperatingSystemMXBean();
    return new Report.Machine(
        processor(),
        Runtime.getRuntime().availableProcessors(),
        memory(),
        system.getName() + " " + system.getVersion() + ", " + system.getArch(),
        Runtime.version() + ", " + System.getProperty("java.vm.name"),
        tools.python(),
        loadBefore,
        loadAfter);
  }

  private static String processor() throws IOException {
    Path file = Path.of("/proc/cpuinfo");
    if (!Files.exists(file)) {
      return "unknown";
    }
    try (var lines = Files.lines(file)) {
      return lines
          .filter(line -> line.startsWith("model name"))
          .map(line -> line.substring(line.indexOf(':') + 1).strip())
          .findFirst()
          .orElse("unknown");
    }
  }

  private static long memory() {
    return ManagementFactory.getOperatingSystemMXBean()
            instanceof com.sun.management.OperatingSystemMXBean system
        ? system.getTotalMemorySize() >> 20
        : 0;
  }

  /** How many threads wanted a core, on average over the last minute. */
  static String load() {
    double load = ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage();
    return load < 0 ? "unknown" : String.format(Locale.ROOT, "%.1f", load);
  }
}

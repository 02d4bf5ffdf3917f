package plait.bench;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The facts about this machine that a reader of the figures wants to know. */
public final class Machine {
  private Machine() {}

  /** The lines of a report that say when, by which command and on what machine it was made. */
  public static List<String> origin(String command) throws IOException, InterruptedException {
    var lines = new ArrayList<String>();
    lines.add("Made on " + LocalDate.now(ZoneOffset.UTC) + " by");
    lines.add("");
    lines.add("    " + command.strip());
    lines.add("");
    for (String fact : facts()) {
      lines.add("- " + fact);
    }
    return lines;
  }

  private static List<String> facts() throws IOException, InterruptedException {
    var system = ManagementFactory.getOperatingSystemMXBean();
    return List.of(
        Runtime.getRuntime().availableProcessors() + " cores: " + processor(),
        system.getName() + " " + system.getVersion() + ", " + system.getArch(),
        System.getProperty("java.vm.name") + " " + Runtime.version(),
        Python.version());
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

  /** How many threads wanted a core, on average over the last minute. */
  public static String load() {
    double load = ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage();
    return load < 0 ? "unknown" : String.format(Locale.ROOT, "%.1f", load);
  }
}

package plait.cli.doctor;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.Locale;
import java.util.OptionalLong;
import jdk.management.VirtualThreadSchedulerMXBean;

/** Processors and memory, as the JVM sees them and as they are limited. */
final class Resources {
  private Resources() {}

  static List<Finding> findings(Cgroup cgroup) {
    return List.of(
        Finding.fine(
            "processors",
            Runtime.getRuntime().availableProcessors() + " for a JVM" + limit(cgroup)),
        Finding.fine("memory", memory(cgroup)),
        Finding.fine("virtual threads", carriers()));
  }

  private static String limit(Cgroup cgroup) {
    if (cgroup.version() == 0) {
      return "";
    }
    String limit =
        cgroup.processors().isPresent()
            ? String.format(Locale.ROOT, "limit %.2f", cgroup.processors().getAsDouble())
            : "no limit";
    return ", cgroup v" + cgroup.version() + ": " + limit;
  }

  private static String memory(Cgroup cgroup) {
    var system = ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
    OptionalLong limit = cgroup.memory();
    String group =
        cgroup.version() == 0
            ? ""
            : ", cgroup v"
                + cgroup.version()
                + ": "
                + (limit.isPresent() ? "limit " + mebibytes(limit.getAsLong()) : "no limit");
    return mebibytes(system.getTotalMemorySize())
        + " for a JVM, heap at most "
        + mebibytes(Runtime.getRuntime().maxMemory())
        + " by default"
        + group;
  }

  private static String carriers() {
    var scheduler = ManagementFactory.getPlatformMXBean(VirtualThreadSchedulerMXBean.class);
    return scheduler.getParallelism() + " run at the same time";
  }

  private static String mebibytes(long bytes) {
    return (bytes >> 20) + " MiB";
  }
}

package plait.cli.doctor;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/**
 * The limits that a container or a service manager sets on Linux, in both versions of control
 * groups. A group's limit holds for all groups below it, so the smallest on the way up counts.
 *
 * @param version 1 or 2; 0 where there are none
 * @param processors how many processors' time may be used, with fractions
 * @param memory in bytes
 */
record Cgroup(int version, OptionalDouble processors, OptionalLong memory) {
  /** Version 1 has no word for "no limit": it gives a number near the largest. */
  private static final long UNLIMITED = 1L << 60;

  /**
   * Reads the limits of the process.
   *
   * @param membership such as {@code /proc/self/cgroup}
   * @param mount such as {@code /sys/fs/cgroup}
   */
  static Cgroup of(Path membership, Path mount) {
    List<String> lines = lines(membership);
    String unified = group(lines, "");
    if (Files.exists(mount.resolve("cgroup.controllers"))) {
      Path group = mount.resolve(unified.substring(1));
      return new Cgroup(2, processorsV2(group, mount), smallest(group, mount, "memory.max"));
    }
    if (lines.isEmpty()) {
      return new Cgroup(0, OptionalDouble.empty(), OptionalLong.empty());
    }
    Path cpu = mount.resolve("cpu");
    Path memory = mount.resolve("memory");
    return new Cgroup(
        1,
        processorsV1(cpu.resolve(group(lines, "cpu").substring(1)), cpu),
        smallest(
            memory.resolve(group(lines, "memory").substring(1)), memory, "memory.limit_in_bytes"));
  }

  private static OptionalDouble processorsV2(Path group, Path top) {
    OptionalDouble smallest = OptionalDouble.empty();
    for (Path each = group; each != null && each.startsWith(top); each = each.getParent()) {
      String[] quota = first(each.resolve("cpu.max")).split(" ", -1);
      if (quota.length == 2 && !quota[0].equals("max")) {
        smallest = smaller(smallest, Double.parseDouble(quota[0]) / Double.parseDouble(quota[1]));
      }
    }
    return smallest;
  }

  private static OptionalDouble processorsV1(Path group, Path top) {
    OptionalDouble smallest = OptionalDouble.empty();
    for (Path each = group; each != null && each.startsWith(top); each = each.getParent()) {
      String quota = first(each.resolve("cpu.cfs_quota_us"));
      String period = first(each.resolve("cpu.cfs_period_us"));
      if (!quota.isEmpty() && !quota.startsWith("-") && !period.isEmpty()) {
        smallest = smaller(smallest, Double.parseDouble(quota) / Double.parseDouble(period));
      }
    }
    return smallest;
  }

  private static OptionalLong smallest(Path group, Path top, String file) {
    OptionalLong smallest = OptionalLong.empty();
    for (Path each = group; each != null && each.startsWith(top); each = each.getParent()) {
      String limit = first(each.resolve(file));
      if (!limit.isEmpty() && !limit.equals("max") && Long.parseLong(limit) < UNLIMITED) {
        smallest =
            OptionalLong.of(Math.min(smallest.orElse(Long.MAX_VALUE), Long.parseLong(limit)));
      }
    }
    return smallest;
  }

  private static OptionalDouble smaller(OptionalDouble known, double found) {
    return OptionalDouble.of(Math.min(known.orElse(Double.MAX_VALUE), found));
  }

  /** The group of this process under a controller; in version 2 the controller has no name. */
  private static String group(List<String> lines, String controller) {
    for (String line : lines) {
      String[] fields = line.split(":", 3);
      if (fields.length == 3 && Arrays.asList(fields[1].split(",", -1)).contains(controller)) {
        return fields[2];
      }
    }
    return "/";
  }

  private static String first(Path file) {
    List<String> lines = lines(file);
    return lines.isEmpty() ? "" : lines.getFirst().strip();
  }

  private static List<String> lines(Path file) {
    try {
      return Files.readAllLines(file, StandardCharsets.UTF_8);
    } catch (IOException e) {
      return List.of();
    }
  }
}

package plait.internal.thread;

import com.sun.management.HotSpotDiagnosticMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Asks the JVM for the virtual threads that exist. There is no other public way than a thread dump
 * to a file, so it is done only when a standstill is all but proved.
 */
final class VirtualThreads {
  private static final Pattern TID = Pattern.compile("\"tid\": *\"?(\\d+)");

  private VirtualThreads() {}

  /** Whether all virtual threads are among the given ones; false if that cannot be told. */
  static boolean areAllAmong(Set<Thread> threads) {
    if ("false".equals(System.getProperty("jdk.trackAllThreads"))) {
      return false;
    }
    Set<Long> known = new HashSet<>();
    threads.forEach(thread -> known.add(thread.threadId()));
    PlatformThreads.all().forEach(thread -> known.add(thread.threadId()));
    try {
      return known.containsAll(dumped());
    } catch (IOException | RuntimeException | LinkageError e) {
      return false; // no room for the dump, or a JVM without that module: nothing is proved
    }
  }

  private static Set<Long> dumped() throws IOException {
    Path folder = Files.createTempDirectory("plait-threads");
    Path dump = folder.resolve("dump.json");
    try {
      ManagementFactory.getPlatformMXBean(HotSpotDiagnosticMXBean.class)
          .dumpThreads(dump.toString(), HotSpotDiagnosticMXBean.ThreadDumpFormat.JSON);
      Set<Long> ids = new HashSet<>();
      try (Stream<String> lines = Files.lines(dump)) {
        lines.forEach(
            line -> TID.matcher(line).results().forEach(r -> ids.add(Long.valueOf(r.group(1)))));
      }
      return ids;
    } finally {
      Files.deleteIfExists(dump);
      Files.deleteIfExists(folder);
    }
  }
}

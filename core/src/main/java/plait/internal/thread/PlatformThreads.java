package plait.internal.thread;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** The living threads of the operating system that run Java code, the JVM's own included. */
final class PlatformThreads {
  private PlatformThreads() {}

  static List<Thread> all() {
    ThreadGroup root = Thread.currentThread().getThreadGroup();
    while (root.getParent() != null) {
      root = root.getParent();
    }
    Thread[] found = new Thread[root.activeCount() + 16];
    int count = root.enumerate(found);
    while (count == found.length) {
      found = new Thread[2 * found.length];
      count = root.enumerate(found);
    }
    return Arrays.asList(found).subList(0, count);
  }

  /** The thread that the launcher made for main, in the group of the same name, while it lives. */
  static Optional<Thread> main() {
    for (Thread thread : all()) {
      ThreadGroup group = thread.getThreadGroup();
      if ("main".equals(thread.getName()) && group != null && "main".equals(group.getName())) {
        return Optional.of(thread);
      }
    }
    return Optional.empty();
  }
}

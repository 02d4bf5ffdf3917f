package plait.internal.process;

import java.util.List;
import java.util.concurrent.TimeUnit;

/** The end of a process: brought about, and waited for. */
final class ProcessEnd {
  private ProcessEnd() {}

  /** Kills a process and all that it has started. */
  static void force(Process victim) {
    List<ProcessHandle> below = descendants(victim);
    victim.toHandle().destroyForcibly();
    below.forEach(ProcessHandle::destroyForcibly);
  }

  private static List<ProcessHandle> descendants(Process victim) {
    try {
      return victim.descendants().toList();
    } catch (RuntimeException e) {
      return List.of(); // the list cannot be had at this moment; a kill must not fail for that
    }
  }

  /** Waits for the end of a process; false if that took too long. An interrupt stays set. */
  static boolean await(Process ending, long seconds) {
    boolean interrupted = false;
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(seconds);
    try {
      while (true) {
        try {
          return ending.waitFor(deadline - System.nanoTime(), TimeUnit.NANOSECONDS);
        } catch (InterruptedException e) {
          interrupted = true;
        }
      }
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }
}

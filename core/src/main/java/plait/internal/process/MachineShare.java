package plait.internal.process;

import java.util.ArrayList;
import java.util.List;

/**
 * What each of the workers of a pool gets of the machine, or of the container: together their heaps
 * have three quarters of the memory, and none more than a JVM takes by itself. Each believes in its
 * part of the processors, so that what its code starts by their number is not too much for all.
 */
final class MachineShare {
  private static final double MEMORY_PERCENT = 75;

  /** The JVM's own default. */
  private static final double MOST_PERCENT = 25;

  private MachineShare() {}

  /** The options for one of so many workers; a process that is on its own has no share. */
  static List<String> options(int workers) {
    List<String> options = new ArrayList<>(2);
    if (workers > 1) {
      int processors = Math.max(1, Runtime.getRuntime().availableProcessors() / workers);
      options.add("-XX:ActiveProcessorCount=" + processors);
    }
    if (workers * MOST_PERCENT > MEMORY_PERCENT) {
      options.add("-XX:MaxRAMPercentage=" + MEMORY_PERCENT / workers);
    }
    return options;
  }
}

package plait.internal.thread;

import java.util.function.BooleanSupplier;

/**
 * Looks for a moment whether something short is about to end, before a thread waits for it: a wait
 * costs the waiter and the one who wakes it more than most short tasks do.
 *
 * <p>A virtual thread lets others run on its carrier and looks again. A platform thread looks for
 * some microseconds, and for fewer after looking in vain; {@code budget} is shared and plain, a
 * lost update only shifts it.
 */
public final class Spin {
  private static final boolean SEVERAL_CORES = Runtime.getRuntime().availableProcessors() > 1;
  private static final int YIELDS = 3;
  private static final int MOST_NANOS = 20_000;
  private static final int LEAST_NANOS = 500;
  private static final int LOOKS_PER_CLOCK = 8;

  private static int budget = MOST_NANOS;

  private Spin() {}

  /** Whether the condition came to hold in a short time, at the most the given one. */
  public static boolean until(BooleanSupplier condition, long nanos) {
    Thread me = Thread.currentThread();
    if (me.isInterrupted()) {
      return false;
    }
    return me.isVirtual() ? yielding(condition) : SEVERAL_CORES && looking(condition, nanos);
  }

  @SuppressWarnings("ThreadPriorityCheck") // nothing relies on it: a wait follows
  private static boolean yielding(BooleanSupplier condition) {
    for (int i = 0; i < YIELDS; i++) {
      Thread.yield();
      if (condition.getAsBoolean()) {
        return true;
      }
    }
    return false;
  }

  private static boolean looking(BooleanSupplier condition, long nanos) {
    int allowed = budget;
    long start = System.nanoTime();
    long limit = nanos == Waits.FOREVER ? allowed : Math.min(allowed, nanos);
    while (System.nanoTime() - start < limit) {
      for (int i = 0; i < LOOKS_PER_CLOCK; i++) {
        if (condition.getAsBoolean()) {
          budget = Math.min(MOST_NANOS, allowed + allowed / 8);
          return true;
        }
        Thread.onSpinWait();
      }
    }
    budget = Math.max(LEAST_NANOS, allowed - allowed / 4);
    return false;
  }
}

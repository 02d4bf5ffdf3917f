package plait.internal.thread;

import java.util.function.BooleanSupplier;

/**
 * How long a platform thread looks whether something has come, before it waits for it: some
 * microseconds, and fewer after looking in vain. Not at all where there is one processor only.
 *
 * <p>{@code nanos} is shared and plain, a lost update only shifts it.
 */
public final class SpinBudget {
  private static final boolean SEVERAL_CORES = Runtime.getRuntime().availableProcessors() > 1;
  private static final long MOST_NANOS = 20_000;
  private static final int LOOKS_PER_CLOCK = 8;

  private final long leastNanos;
  private long nanos = MOST_NANOS;

  /** One that never shrinks below the given time. */
  public SpinBudget(long leastNanos) {
    this.leastNanos = leastNanos;
  }

  /** Whether the condition came to hold in that time, at the most the given one. */
  public boolean until(BooleanSupplier condition, long mostNanos) {
    if (!SEVERAL_CORES) {
      return false;
    }
    long allowed = nanos;
    long start = System.nanoTime();
    long limit = mostNanos == Waits.FOREVER ? allowed : Math.min(allowed, mostNanos);
    while (System.nanoTime() - start < limit) {
      for (int i = 0; i < LOOKS_PER_CLOCK; i++) {
        if (condition.getAsBoolean()) {
          nanos = Math.min(MOST_NANOS, allowed + allowed / 8);
          return true;
        }
        Thread.onSpinWait();
      }
    }
    nanos = Math.max(leastNanos, allowed - allowed / 4);
    return false;
  }
}

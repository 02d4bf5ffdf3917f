package plait.internal.thread;

import java.util.function.BooleanSupplier;

/**
 * Looks for a moment whether something short is about to end, before a thread waits for it: a wait
 * costs the waiter and the one who wakes it more than most short tasks do.
 *
 * <p>A virtual thread lets others run on its carrier and looks again. All platform threads share
 * one {@link SpinBudget}.
 */
public final class Spin {
  private static final int YIELDS = 3;
  private static final SpinBudget BUDGET = new SpinBudget(500);

  private Spin() {}

  /** Whether the condition came to hold in a short time, at the most the given one. */
  public static boolean until(BooleanSupplier condition, long nanos) {
    Thread me = Thread.currentThread();
    if (me.isInterrupted()) {
      return false;
    }
    return me.isVirtual() ? yielding(condition) : BUDGET.until(condition, nanos);
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
}

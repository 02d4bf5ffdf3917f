package plait.internal.sharedobject;

import java.util.function.BooleanSupplier;

/**
 * Waiting awake: an answer that comes at once is there before a thread could fall asleep. After
 * some waits in vain there is no processor for the other side, or it takes its time; then it pays
 * only now and then to see whether that has changed.
 *
 * <p>{@code misses} is written by several threads without a lock: it need not be exact.
 */
final class Spin {
  private static final boolean HELPS = Runtime.getRuntime().availableProcessors() > 1;
  private static final long LONG_NANOS = 20_000;
  private static final long SHORT_NANOS = 2_000;
  private static final int TRUSTED = 3;
  private static final int BETWEEN_TRIES = 32;
  private static final int LOOKS = 25;

  private int misses;

  /** Waits awake; answers whether what is waited for has come. */
  boolean until(BooleanSupplier hasCome) {
    if (hasCome.getAsBoolean()) {
      return true;
    }
    if (!HELPS) {
      return false;
    }
    int before = misses;
    if (until(hasCome, isTry(before) ? LONG_NANOS : SHORT_NANOS)) {
      misses = 0;
      return true;
    }
    misses = before + 1;
    return false;
  }

  /** At first often, for a short disturbance is soon over, and then more and more seldom. */
  private static boolean isTry(int misses) {
    int more = misses - TRUSTED;
    return more < 0
        || (more <= BETWEEN_TRIES
            ? Integer.bitCount(more) <= 1
            : (more & (BETWEEN_TRIES - 1)) == 0);
  }

  private static boolean until(BooleanSupplier hasCome, long nanos) {
    long end = System.nanoTime() + nanos;
    do {
      for (int i = 0; i < LOOKS; i++) {
        if (hasCome.getAsBoolean()) {
          return true;
        }
        Thread.onSpinWait();
      }
    } while (System.nanoTime() < end);
    return false;
  }
}

package plait.sanitizer.runtime;

/**
 * One access in 64 bits: 10 for the slot of the thread, 30 for its time, 24 for the trace that says
 * where it was. Two accesses are of the same epoch when {@code (a ^ b) >>> 24 == 0}. Zero stands
 * for no access.
 */
final class Word {
  static final int TRACE_BITS = 24;
  static final int TRACE_MASK = (1 << TRACE_BITS) - 1;
  static final int LAST_TIME = (1 << 30) - 2;

  /** Instead of a slot: several threads have read, and {@link ReadSets} knows which. */
  static final long SHARED = 1023;

  private Word() {}

  static long of(int slot, int time) {
    return (long) slot << 54 | (long) time << TRACE_BITS;
  }

  static int slot(long word) {
    return (int) (word >>> 54);
  }

  static int time(long word) {
    return (int) (word >>> TRACE_BITS) & 0x3fffffff;
  }

  static int trace(long word) {
    return (int) word & TRACE_MASK;
  }

  static boolean sameEpoch(long a, long b) {
    return (a ^ b) >>> TRACE_BITS == 0;
  }
}

package plait.sanitizer.runtime;

import java.util.Arrays;

/**
 * The reads of variables since their last writes, where they were not all in order. Such a set is
 * never changed, and has a number that a {@link Word} carries, so that all variables that the same
 * threads read at the same times share one.
 *
 * <p>Sets are kept up to a size together, then the oldest go: a race with a read that was in one of
 * them can be missed.
 */
final class ReadSets {
  private static final int KEPT = 1 << 17;
  private static final int MOST_WORDS = 1 << 22;

  private static final SpinLock LOCK = new SpinLock();

  /** By the low bits of the number; the number itself comes first, then the reads. */
  private static final long[][] SETS = new long[KEPT][];

  private static long next;
  private static long oldest;
  private static int words;

  private ReadSets() {}

  static boolean isOne(long word) {
    return word >>> 54 == Word.SHARED;
  }

  private static long[] get(long word) {
    long[] set = SETS[(int) word & KEPT - 1];
    return set != null && set[0] == word ? set : NONE;
  }

  private static final long[] NONE = {0};

  /** Whether a thread has read already at its present time. */
  static boolean has(long word, ThreadState state) {
    long epoch = state.epoch;
    if (state.readSet == word) {
      return true;
    }
    long[] set = get(word);
    for (int i = 1; i < set.length; i++) {
      if (Word.sameEpoch(set[i], epoch)) {
        state.readSet = word;
        return true;
      }
    }
    return false;
  }

  /** A read that did not happen before what the thread does now, or 0. */
  static long unknownTo(ThreadState state, long word) {
    long[] set = get(word);
    for (int i = 1; i < set.length; i++) {
      if (!state.knows(set[i])) {
        return set[i];
      }
    }
    return 0;
  }

  /**
   * What stands for the reads so far and one more.
   *
   * @param word one read or a set of them
   */
  static long with(ThreadState state, long word, long mine) {
    ReadSteps steps = state.readSteps;
    if (steps == null) {
      steps = new ReadSteps();
      state.readSteps = steps;
    }
    long known = steps.find(word, mine);
    if (known != 0 && (!isOne(known) || get(known) != NONE)) {
      return known;
    }
    long[] old = isOne(word) ? get(word) : new long[] {0, word};
    long[] set = new long[old.length + 1];
    int count = 1;
    for (int i = 1; i < old.length; i++) {
      // What comes after mine comes after all that mine came after.
      if (!state.knows(old[i])) {
        set[count++] = old[i];
      }
    }
    set[count++] = mine;
    long made = count == 2 ? mine : add(Arrays.copyOf(set, count));
    steps.put(word, mine, made);
    return made;
  }

  private static long add(long[] set) {
    LOCK.lock();
    try {
      long word = Word.SHARED << 54 | next;
      set[0] = word;
      words += set.length;
      while (words > MOST_WORDS || next - oldest >= KEPT) {
        int at = (int) oldest++ & KEPT - 1;
        words -= SETS[at].length;
        SETS[at] = null;
      }
      SETS[(int) next++ & KEPT - 1] = set;
      return word;
    } finally {
      LOCK.unlock();
    }
  }
}

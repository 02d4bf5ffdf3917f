package plait.sanitizer.runtime;

/**
 * Some elements of an array, with the same step from each to the next, that were all read or all
 * written at one time. Who uses them again at that time need not look at each.
 */
final class Stretch {
  /** Fewer elements are not worth an object. */
  private static final int LEAST = 16;

  private static final int PART = 4;

  /** The time of one thread, or the set of reads that all of the elements are in. */
  private final long word;

  private final int from;

  /** Behind the last element. */
  private final int to;

  private final int pace;

  private Stretch(long word, int from, int to, int pace) {
    this.word = word;
    this.from = from;
    this.to = to;
    this.pace = pace;
  }

  /** Whether a thread used them at its present time. */
  boolean isOf(ThreadState state) {
    return Word.sameEpoch(word, state.epoch) || word == state.readSet;
  }

  /**
   * Whether to remember some elements: not a small part of an array, for another thread may use the
   * next part at the same time.
   */
  static boolean isWorth(int first, int end, int step, int length) {
    return end - first >= LEAST * step && end - first >= length / PART;
  }

  boolean has(int first, int end, int step) {
    return from <= first && end <= to && (pace == 1 || pace == step && (first - from) % pace == 0);
  }

  /** Whether there is no gap between these elements and others with the same step. */
  private boolean joins(int first, int end, int step) {
    return pace == step
        && (first - from) % pace == 0
        && (long) first < (long) to + pace
        && (long) end > (long) from - pace;
  }

  /**
   * What is known when more elements were used, at the same time as these if these are not null.
   *
   * @param known what was known before; null if it is of another time
   * @param word of the elements that were used now
   */
  static Stretch with(Stretch known, long word, int first, int end, int step) {
    if (known != null && known.word == word && known.joins(first, end, step)) {
      return new Stretch(word, Math.min(known.from, first), Math.max(known.to, end), step);
    }
    return new Stretch(word, first, end, step);
  }
}

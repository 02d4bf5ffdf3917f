package plait.sanitizer.runtime;

import java.util.Arrays;

/**
 * The elements of one list. To set one is no change of the list, so that threads may set different
 * ones at a time; who looks at all of them is in conflict with each that sets one.
 */
final class ListElements {
  private static final int MOST = 1 << 20;
  private static final long[] NONE = {};
  private static final long SETS = offset("sets");
  private static final long LOOKS = offset("looks");

  private final ContainerShadow list;

  /** Writes at even places, reads at odd ones. */
  private long[] cells = NONE;

  /** The writes of single elements, by different threads. */
  private long sets;

  /** The reads of all. */
  private long looks;

  ListElements(ContainerShadow list) {
    this.list = list;
  }

  private static long offset(String field) {
    return Raw.offset(ListElements.class, field);
  }

  void read(ThreadState state, int site, int index) {
    long[] has = cells(index);
    int at = index << 1;
    if (has != null
        && !Word.sameEpoch(has[at + 1], state.epoch)
        && !Word.sameEpoch(has[at], state.epoch)) {
      long w = ArrayShadow.offset(at);
      Detector.read(state, site, list, Detector.CONTAINER, has, w, ArrayShadow.offset(at + 1));
    }
  }

  /**
   * @param index -1 if it is not known
   */
  void write(ThreadState state, int site, int index) {
    if (!Word.sameEpoch(sets, state.epoch)) {
      Detector.join(state, site, list, this, SETS, LOOKS, false);
    }
    long[] has = cells(index);
    int at = index << 1;
    if (has != null && !Word.sameEpoch(has[at], state.epoch)) {
      long w = ArrayShadow.offset(at);
      Detector.write(state, site, list, Detector.CONTAINER, has, w, ArrayShadow.offset(at + 1));
    }
  }

  void readAll(ThreadState state, int site) {
    if (!Word.sameEpoch(looks, state.epoch)) {
      Detector.join(state, site, list, this, LOOKS, SETS, true);
    }
  }

  private long[] cells(int index) {
    long[] has = cells;
    if (index < 0 || index >= MOST) {
      return null;
    }
    if (index >= has.length >> 1) {
      // What another thread marks meanwhile may be lost.
      has = Arrays.copyOf(has, Math.max(2 * (index + 1), Math.min(2 * has.length, 2 * MOST)));
      cells = has;
    }
    return has;
  }
}

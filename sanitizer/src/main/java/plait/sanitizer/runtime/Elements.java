package plait.sanitizer.runtime;

/**
 * Several elements of an array that are read or written, one after the other with the same step.
 * Changed code calls this when it leaves a loop, for all that the loop used: nothing that orders
 * threads was done in it.
 */
public final class Elements {
  private Elements() {}

  /** How often something was done in a loop whose variable went from one value to another. */
  public static int rounds(int from, int to, int step, int more) {
    int way = to - from;
    return (step == 1 ? way : step == -1 ? -way : way / step) + more;
  }

  /**
   * Elements were read. Takes and returns the shadow that the method has at hand.
   *
   * @param from the first one
   * @param step to the next one
   */
  public static ArrayShadow read(
      Object array, int from, int count, int step, ArrayShadow last, ThreadState state, int site) {
    if (count <= 0 || array == null) {
      return last;
    }
    ArrayShadow shadow = ArrayShadow.of(array, last, state);
    long[] cells = shadow.cells();
    int first = step > 0 ? from : from + (count - 1) * step;
    int pace = Math.abs(step);
    long end = first + (count - 1L) * pace + 1;
    if (isIn(cells, first, end) && state.busy == 0 && Hooks.isOn()) {
      readAll(array, shadow, first, (int) end, pace, state, site);
    }
    return shadow;
  }

  /** Elements were written. */
  public static ArrayShadow write(
      Object array, int from, int count, int step, ArrayShadow last, ThreadState state, int site) {
    if (count <= 0 || array == null) {
      return last;
    }
    ArrayShadow shadow = ArrayShadow.of(array, last, state);
    long[] cells = shadow.cells();
    int first = step > 0 ? from : from + (count - 1) * step;
    int pace = Math.abs(step);
    long end = first + (count - 1L) * pace + 1;
    if (isIn(cells, first, end) && state.busy == 0 && Hooks.isOn()) {
      writeAll(array, shadow, first, (int) end, pace, state, site);
    }
    return shadow;
  }

  private static void readAll(
      Object array, ArrayShadow shadow, int first, int end, int pace, ThreadState state, int site) {
    Stretch read = present(shadow.read, state);
    Stretch written = present(shadow.written, state);
    if (read != null && read.has(first, end, pace)
        || written != null && written.has(first, end, pace)) {
      return;
    }
    long[] cells = shadow.cells();
    int length = cells.length >> 1;
    long word = state.epoch;
    if (pace == 1 && areRead(cells, length + first, length + end, state)) {
      long r = cells[length + first];
      word = ReadSets.isOne(r) ? r : word;
    } else {
      read(array, first, end, pace, cells, state, site);
    }
    if (Stretch.isWorth(first, end, pace, length)) {
      shadow.read = Stretch.with(read, word, first, end, pace);
    }
  }

  private static void writeAll(
      Object array, ArrayShadow shadow, int first, int end, int pace, ThreadState state, int site) {
    Stretch written = present(shadow.written, state);
    if (written != null && written.has(first, end, pace)) {
      return;
    }
    long[] cells = shadow.cells();
    if (pace != 1 || difference(cells, first, end, state.epoch) >>> Word.TRACE_BITS != 0) {
      write(array, first, end, pace, cells, state, site);
    }
    if (Stretch.isWorth(first, end, pace, cells.length >> 1)) {
      shadow.written = Stretch.with(written, state.epoch, first, end, pace);
    }
  }

  /** Nothing if it is of another time. */
  private static Stretch present(Stretch known, ThreadState state) {
    return known != null && known.isOf(state) ? known : null;
  }

  private static boolean isIn(long[] cells, int first, long end) {
    return first >= 0 && end <= cells.length >> 1;
  }

  /** Whether all reads are of the thread's present time, in one of the two ways that is told. */
  private static boolean areRead(long[] cells, int from, int to, ThreadState state) {
    long set = state.readSet;
    if (cells[from] == set) {
      return difference(cells, from, to, set) == 0;
    }
    long epoch = state.epoch;
    return Word.sameEpoch(cells[from], epoch)
        && difference(cells, from, to, epoch) >>> Word.TRACE_BITS == 0;
  }

  /** The bits in which any word differs from one. Without a way out, so that it is vectorised. */
  private static long difference(long[] cells, int from, int to, long word) {
    long all = 0;
    for (int i = from; i < to; i++) {
      all |= cells[i] ^ word;
    }
    return all;
  }

  // The loops over elements are short, and apart from what is done seldom, or the JVM's compiler
  // keeps what they use in memory instead of in registers.

  private static void read(
      Object array, int first, int end, int pace, long[] cells, ThreadState state, int site) {
    int length = cells.length >> 1;
    long mine = 0;
    boolean plain = false;
    int i = first;
    while ((i = passRead(cells, length, i, end, pace, state.epoch, state.readSet)) < end) {
      if (ReadSets.isOne(cells[length + i]) && ReadSets.has(cells[length + i], state)) {
        i += pace;
        continue;
      }
      if (mine == 0) {
        mine = mark(state, site, (end - i) / pace);
        plain = Detector.isFrequent(state);
      }
      long r = cells[length + i];
      long w = cells[i];
      if (plain && Detector.isOrdered(state, r) && Detector.isOrdered(state, w)) {
        i = markRead(cells, length, i, end, pace, r, w, mine);
      } else {
        Detector.read(state, site, array, i, cells);
        i += pace;
      }
    }
  }

  /** The first element that was not used at the present time. */
  private static int passRead(
      long[] cells, int length, int from, int end, int pace, long epoch, long set) {
    int i = from;
    for (; i < end; i += pace) {
      long r = cells[length + i];
      if (!Word.sameEpoch(r, epoch) && r != set && !Word.sameEpoch(cells[i], epoch)) {
        break;
      }
    }
    return i;
  }

  /** Marks all elements that have the same words as the first. */
  private static int markRead(
      long[] cells, int length, int from, int end, int pace, long r, long w, long mine) {
    int i = from;
    for (; i < end && cells[length + i] == r && cells[i] == w; i += pace) {
      cells[length + i] = mine;
    }
    return i;
  }

  private static void write(
      Object array, int first, int end, int pace, long[] cells, ThreadState state, int site) {
    int length = cells.length >> 1;
    long mine = 0;
    boolean plain = false;
    int i = first;
    while ((i = passWritten(cells, i, end, pace, state.epoch)) < end) {
      if (mine == 0) {
        mine = mark(state, site, (end - i) / pace);
        plain = Detector.isFrequent(state);
      }
      long r = cells[length + i];
      long w = cells[i];
      if (plain && Detector.isOrdered(state, r) && Detector.isOrdered(state, w)) {
        i = markWritten(cells, length, i, end, pace, r, w, mine);
      } else {
        Detector.write(state, site, array, i, cells);
        i += pace;
      }
    }
  }

  private static int passWritten(long[] cells, int from, int end, int pace, long epoch) {
    int i = from;
    while (i < end && Word.sameEpoch(cells[i], epoch)) {
      i += pace;
    }
    return i;
  }

  private static int markWritten(
      long[] cells, int length, int from, int end, int pace, long r, long w, long mine) {
    int i = from;
    for (; i < end && cells[length + i] == r && cells[i] == w; i += pace) {
      cells[i] = mine;
      cells[length + i] = 0;
    }
    return i;
  }

  private static long mark(ThreadState state, int site, int count) {
    long mine = Detector.mark(state, site);
    if (state.traces != null) {
      state.traces.use(count);
    }
    return mine;
  }
}

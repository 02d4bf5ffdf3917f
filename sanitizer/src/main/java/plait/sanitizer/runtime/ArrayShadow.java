package plait.sanitizer.runtime;

import java.lang.reflect.Array;

/** The last write and the last read of each element of one array. */
public final class ArrayShadow extends WeakTable.Entry {
  /** Longer arrays are not checked. */
  private static final int LONGEST = 1 << 29;

  private static final WeakTable<ArrayShadow> TABLE = new WeakTable<>(ArrayShadow::new);

  /** Those of the arrays that a thread used last, by their identity. */
  private static final int AT_HAND = 64;

  private static final long[] NO_CELLS = {};

  /** One array may take so many bytes: a part of the heap, which is the program's. */
  private static final long MOST_BYTES = Runtime.getRuntime().maxMemory() / 4;

  /** The writes of all elements, then the reads of all elements. */
  private long[] cells;

  /** What was read last of many elements, and written; null for nothing. */
  Stretch read;

  Stretch written;

  private ArrayShadow(Object array, long place) {
    super(array, place);
    cells = cellsFor(array, Array.getLength(array));
  }

  private static long[] cellsFor(Object array, int length) {
    if (length < LONGEST && length * 2L * Long.BYTES <= MOST_BYTES) {
      try {
        return new long[2 * length];
      } catch (OutOfMemoryError full) {
        // The program itself may still have enough.
      }
    }
    LeftArrays.add(array, length);
    return NO_CELLS;
  }

  private static final long FIRST = Raw.elementOffset(long[].class, 0);

  static long offset(int cell) {
    return FIRST + ((long) cell << 3);
  }

  /** A method has none at hand when it begins, but the thread has. */
  private static ArrayShadow of(Object array, ThreadState state) {
    int identity = System.identityHashCode(array);
    ArrayShadow[] atHand = state.arrays;
    ArrayShadow known = atHand[identity & atHand.length - 1];
    return known != null && known.refersTo(array) ? known : look(array, identity, state);
  }

  private static ArrayShadow look(Object array, int identity, ThreadState state) {
    if (state.arrays == ThreadState.NO_ARRAYS) {
      state.arrays = new ArrayShadow[AT_HAND];
    }
    ArrayShadow found = TABLE.get(identity, array, 0);
    state.arrays[identity & AT_HAND - 1] = found;
    return found;
  }

  /** The shadow of an array; takes the one that the method has at hand. */
  static ArrayShadow of(Object array, ArrayShadow last, ThreadState state) {
    return last != null && last.refersTo(array) ? last : of(array, state);
  }

  /** Threads may have it at hand for long. */
  @Override
  void forgotten() {
    cells = NO_CELLS;
  }

  @Override
  int size() {
    return cells.length;
  }

  long[] cells() {
    return cells;
  }

  /** An element is about to be read. Takes and returns the shadow that the method has at hand. */
  public static ArrayShadow read(
      Object array, int index, ArrayShadow last, ThreadState state, int site) {
    ArrayShadow shadow = last;
    if (shadow == null || !shadow.refersTo(array)) {
      if (array == null) {
        return last;
      }
      shadow = of(array, state);
    }
    long[] cells = shadow.cells;
    int length = cells.length >> 1;
    if (index < 0 || index >= length) {
      return shadow;
    }
    long epoch = state.epoch;
    long r = cells[length + index];
    if ((r ^ epoch) >>> Word.TRACE_BITS != 0
        && r != state.readSet
        && (cells[index] ^ epoch) >>> Word.TRACE_BITS != 0) {
      Detector.read(state, site, array, index, cells);
    }
    return shadow;
  }

  /** An element is about to be written. */
  public static ArrayShadow write(
      Object array, int index, ArrayShadow last, ThreadState state, int site) {
    ArrayShadow shadow = last;
    if (shadow == null || !shadow.refersTo(array)) {
      if (array == null) {
        return last;
      }
      shadow = of(array, state);
    }
    long[] cells = shadow.cells;
    if (index < 0 || index >= cells.length >> 1) {
      return shadow;
    }
    if ((cells[index] ^ state.epoch) >>> Word.TRACE_BITS != 0) {
      Detector.write(state, site, array, index, cells);
    }
    return shadow;
  }
}

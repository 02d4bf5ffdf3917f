package plait.sanitizer.runtime;

import java.lang.reflect.Array;

/**
 * What changed code calls before a call of the JDK that reads or writes many elements of arrays.
 */
public final class Ranges {
  private Ranges() {}

  /** Before {@code System.arraycopy}. */
  public static void copied(
      Object from,
      int fromIndex,
      Object to,
      int toIndex,
      int count,
      ThreadState state,
      int reads,
      int writes) {
    read(from, fromIndex, fromIndex + (long) count, state, reads);
    write(to, toIndex, toIndex + (long) count, state, writes);
  }

  /** Before a call that reads a whole array. */
  public static void read(Object array, ThreadState state, int site) {
    if (array != null && array.getClass().isArray()) {
      read(array, 0, Array.getLength(array), state, site);
    }
  }

  /** Before a call that writes a whole array. */
  public static void write(Object array, ThreadState state, int site) {
    if (array != null && array.getClass().isArray()) {
      write(array, 0, Array.getLength(array), state, site);
    }
  }

  /** Before a call that reads a part of an array. */
  public static void read(Object array, int from, int to, ThreadState state, int site) {
    read(array, from, (long) to, state, site);
  }

  /** Before a call that writes a part of an array. */
  public static void write(Object array, int from, int to, ThreadState state, int site) {
    write(array, from, (long) to, state, site);
  }

  private static void read(Object array, int from, long to, ThreadState state, int site) {
    if (isRange(array, from, to)) {
      Elements.read(array, from, (int) to - from, 1, null, state, site);
    }
  }

  private static void write(Object array, int from, long to, ThreadState state, int site) {
    if (isRange(array, from, to)) {
      Elements.write(array, from, (int) to - from, 1, null, state, site);
    }
  }

  private static boolean isRange(Object array, int from, long to) {
    return array != null
        && array.getClass().isArray()
        && from >= 0
        && from <= to
        && to <= Array.getLength(array);
  }
}

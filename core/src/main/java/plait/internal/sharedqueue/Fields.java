package plait.internal.sharedqueue;

import java.lang.foreign.ValueLayout;
import java.lang.invoke.VarHandle;

/**
 * Where things are in the memory of a ring, from its beginning. What changes together lies
 * together: nearly every put and take gets by with the first line.
 */
final class Fields {
  static final ValueLayout.OfLong LONG = ValueLayout.JAVA_LONG;
  static final ValueLayout.OfInt INT = ValueLayout.JAVA_INT;
  static final VarHandle LONGS = LONG.varHandle();
  static final VarHandle INTS = INT.varHandle();

  // guarded
  static final long GUARD = 64;
  static final long CLOSED = 68;
  static final long FIRST = 72;
  static final long LAST = 80;
  static final long STORED = 88;
  static final long STORED_BYTES = 96;
  static final long NUMBER = 104;
  static final long UNFINISHED = 112;
  static final long FREE_SMALLEST = 120;
  static final long BUSY = 128;
  static final long ASIDE = 136;
  static final long WRITING = 152;
  static final long WRITING_BYTES = 160;
  static final long REDELIVERED = 168;
  static final long MOST = 192;
  static final long MOST_BYTES = 200;
  static final long ORPHANS = 208;

  // signals: a word that changes, and whether somebody wants to be woken
  static final long ITEMS = 256;
  static final long ROOM = 264;
  static final long DONE = 272;

  // guarded
  static final long SMALL_END = 320;
  static final long SMALL_TAKEN = 328;
  static final long LARGE_END = 336;
  private static final long FREE = 384;

  /** Free for the users of a ring. */
  static final long OTHERS = 1024;

  static final int OTHERS_SIZE = 3072;

  static final long SMALL = 4096;

  private Fields() {}

  /** The first free block of a size. */
  static long free(int size) {
    return size == Blocks.SMALLEST ? FREE_SMALLEST : FREE + 8L * size;
  }
}

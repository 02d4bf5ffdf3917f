package plait.internal.sharedqueue;

import static plait.internal.sharedqueue.Fields.LONG;

import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import plait.internal.shared.Memory;

/**
 * The blocks of a ring's memory: a head and a message each, of sizes that are powers of two. Small
 * ones come one after the other from the beginning, large ones from the middle, so that all can be
 * visited; a block keeps its size and its place for ever.
 *
 * <p>The state of a block is one word, and a store of it is what puts, takes or ends a message.
 * What else a head holds is written before that. Everything here is called under the guard of the
 * ring, but {@link #writeLong} and {@link #read} by the process whose block it is. All that is read
 * is checked: it may have been written by anybody.
 */
final class Blocks {
  // the state: kind, times handed out, process
  static final int EMPTY = 0;
  static final int BEING_WRITTEN = 1;
  static final int READY = 2;
  static final int TAKEN = 3;
  static final int LEFT = 4;

  /** Taken, and not yet read: nobody else can end it. Only its process makes it TAKEN. */
  static final int BEING_READ = 5;

  static final int SMALLEST = 7;
  static final long ALL = 16L << 30;
  private static final int LARGEST = 32;
  private static final int LARGE = 16;
  private static final long LARGE_START = 4L << 30;
  private static final long KEPT = 1 << 20;
  private static final int PAGE = 4096;
  private static final int FIRST_TAKE = 1 << 16;
  private static final int LARGEST_TAKE = 1 << 22;

  private static final int KIND_BITS = 3;
  private static final int TIMES_BITS = 16;
  private static final int PEER_AT = KIND_BITS + TIMES_BITS;
  private static final int MOST_TIMES = (1 << TIMES_BITS) - 1;

  // the head
  private static final int LENGTH = 8;
  private static final int SIZE = 12;
  private static final int NUMBER = 16;
  private static final int NEXT = 24;
  private static final int PREVIOUS = 32;
  private static final int HEAD = 40;

  private final Memory memory;
  private final MemorySegment whole;

  Blocks(Memory memory) {
    this.memory = memory;
    this.whole = memory.whole();
  }

  // ---- the whole

  /** The size, as a power of two, of a block for a message of that length. */
  static int sizeFor(int length) {
    int small = log(length + HEAD);
    return small < LARGE ? Math.max(SMALLEST, small) : Math.max(LARGE, log(length + (long) PAGE));
  }

  private static int log(long bytes) {
    return Long.SIZE - Long.numberOfLeadingZeros(bytes - 1);
  }

  /** Writes what new memory begins with. */
  void format() {
    set(Fields.SMALL_END, Fields.SMALL);
    set(Fields.SMALL_TAKEN, Fields.SMALL);
    set(Fields.LARGE_END, LARGE_START);
  }

  /**
   * A block of that size, empty and in no list; 0 if there is no more space.
   *
   * @throws IOException if the system has no more memory
   */
  long allocate(int size) throws IOException {
    long free = get(Fields.free(size));
    if (free != 0) {
      check(free);
      if (size(free) != size || kind(free) != EMPTY) {
        throw new DamagedException("a block is in the wrong list");
      }
      set(Fields.free(size), next(free));
      return free;
    }
    return size < LARGE ? carveSmall(size) : carveLarge(size);
  }

  private long carveSmall(int size) throws IOException {
    long at = end(Fields.SMALL_END, Fields.SMALL, LARGE_START);
    long end = at + (1L << size);
    if (end > LARGE_START) {
      return 0;
    }
    long taken = get(Fields.SMALL_TAKEN);
    if (end > taken) {
      if (taken < at || taken > LARGE_START) {
        throw new DamagedException("its end");
      }
      long more = Math.clamp(taken / 4, FIRST_TAKE, LARGEST_TAKE);
      more = Math.min(Math.max(more, end - taken), LARGE_START - taken);
      memory.take(taken, new byte[(int) more]);
      set(Fields.SMALL_TAKEN, taken + more);
    }
    return carved(at, size, Fields.SMALL_END);
  }

  private long carveLarge(int size) throws IOException {
    long at = end(Fields.LARGE_END, LARGE_START, ALL);
    if (at + (1L << size) > ALL) {
      return 0;
    }
    memory.take(at, new byte[PAGE]);
    return carved(at, size, Fields.LARGE_END);
  }

  private long carved(long at, int size, long endField) {
    whole.set(Fields.INT, at + SIZE, size);
    Fields.LONGS.setRelease(whole, endField, at + (1L << size));
    return at;
  }

  /** Empties a block that is in no list, and keeps it for another message. */
  void free(long at) {
    int size = size(at);
    if (size > LARGE && 1L << size > KEPT) {
      memory.giveBack(at + PAGE, (1L << size) - PAGE);
    }
    empty(at);
    set(at + NEXT, get(Fields.free(size)));
    set(Fields.free(size), at);
  }

  private long end(long field, long from, long to) {
    long end = get(field);
    if (end < from || end > to || (end & ((1L << SMALLEST) - 1)) != 0) {
      throw new DamagedException("its end");
    }
    return end;
  }

  /** Something done with each block. */
  interface Visitor {
    void visit(long at);
  }

  void visitAll(Visitor visitor) {
    visit(Fields.SMALL, end(Fields.SMALL_END, Fields.SMALL, LARGE_START), SMALLEST, visitor);
    visit(LARGE_START, end(Fields.LARGE_END, LARGE_START, ALL), LARGE, visitor);
  }

  private void visit(long from, long to, int smallest, Visitor visitor) {
    long at = from;
    while (at < to) {
      int size = whole.get(Fields.INT, at + SIZE);
      if (size < smallest || size > LARGEST || at + (1L << size) > to) {
        throw new DamagedException("a size");
      }
      visitor.visit(at);
      at += 1L << size;
    }
  }

  /** How many blocks there can be at the most. */
  long most() {
    return ((get(Fields.SMALL_END) - Fields.SMALL) >> SMALLEST)
        + ((get(Fields.LARGE_END) - LARGE_START) >> LARGE);
  }

  // ---- one

  /** Sees that there is a block. */
  void check(long at) {
    boolean small = at >= Fields.SMALL && at < get(Fields.SMALL_END) && at < LARGE_START;
    boolean large = at >= LARGE_START && at < get(Fields.LARGE_END) && at < ALL;
    if ((!small && !large) || (at & (1L << SMALLEST) - 1) != 0) {
      throw new DamagedException("there is no block at " + at);
    }
    int size = whole.get(Fields.INT, at + SIZE);
    if (size < (small ? SMALLEST : LARGE)
        || size > LARGEST
        || at + (1L << size) > get(small ? Fields.SMALL_END : Fields.LARGE_END)) {
      throw new DamagedException("a size");
    }
  }

  private int size(long at) {
    return whole.get(Fields.INT, at + SIZE);
  }

  boolean isLarge(long at) {
    return at >= LARGE_START;
  }

  void setState(long at, int kind, int times, int peer) {
    Fields.LONGS.setRelease(
        whole, at, (long) peer << PEER_AT | (long) Math.min(times, MOST_TIMES) << KIND_BITS | kind);
  }

  /** Ends the message of a block. */
  void empty(long at) {
    setState(at, EMPTY, 0, 0);
  }

  private long state(long at) {
    return (long) Fields.LONGS.getAcquire(whole, at);
  }

  int kind(long at) {
    return (int) state(at) & (1 << KIND_BITS) - 1;
  }

  int times(long at) {
    return (int) (state(at) >>> KIND_BITS) & MOST_TIMES;
  }

  int peer(long at) {
    return (int) (state(at) >>> PEER_AT);
  }

  int length(long at) {
    int length = whole.get(Fields.INT, at + LENGTH);
    if (length < 0 || length > (1L << size(at)) - (isLarge(at) ? PAGE : HEAD)) {
      throw new DamagedException("a length");
    }
    return length;
  }

  void setLength(long at, int length) {
    whole.set(Fields.INT, at + LENGTH, length);
  }

  long number(long at) {
    return get(at + NUMBER);
  }

  void setNumber(long at, long number) {
    set(at + NUMBER, number);
  }

  /** Writes the message of a small block. */
  void write(long at, byte[] message) {
    MemorySegment.copy(message, 0, whole, ValueLayout.JAVA_BYTE, at + HEAD, message.length);
  }

  /**
   * Writes the message of any block.
   *
   * @throws IOException if the system has no more memory
   */
  void writeLong(long at, byte[] message) throws IOException {
    if (isLarge(at)) {
      memory.take(at + PAGE, message);
    } else {
      write(at, message);
    }
  }

  byte[] read(long at, int length) {
    byte[] message = new byte[length];
    long from = at + (isLarge(at) ? PAGE : HEAD);
    MemorySegment.copy(whole, ValueLayout.JAVA_BYTE, from, message, 0, length);
    return message;
  }

  // ---- lists

  long next(long at) {
    return get(at + NEXT);
  }

  void setNext(long at, long next) {
    set(at + NEXT, next);
  }

  /** Puts a block in front of a list that has a head only, and goes both ways. */
  void link(long head, long at) {
    long next = get(head);
    set(at + PREVIOUS, 0);
    set(at + NEXT, next);
    if (next != 0) {
      check(next);
      set(next + PREVIOUS, at);
    }
    set(head, at);
  }

  void unlink(long head, long at) {
    long previous = get(at + PREVIOUS);
    long next = get(at + NEXT);
    if (next != 0) {
      check(next);
      set(next + PREVIOUS, previous);
    }
    if (previous == 0) {
      set(head, next);
    } else {
      check(previous);
      set(previous + NEXT, next);
    }
  }

  /** Goes over a list from its head; the visitor may take the block out. */
  void visitList(long head, Visitor visitor) {
    long left = most();
    long at = get(head);
    while (at != 0) {
      check(at);
      if (left-- == 0) {
        throw new DamagedException("a list without end");
      }
      long next = next(at);
      visitor.visit(at);
      at = next;
    }
  }

  // ---- words

  long get(long at) {
    return whole.get(LONG, at);
  }

  void set(long at, long value) {
    whole.set(LONG, at, value);
  }

  void add(long at, long more) {
    set(at, get(at) + more);
  }
}

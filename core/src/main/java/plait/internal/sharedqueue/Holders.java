package plait.internal.sharedqueue;

import java.lang.foreign.MemorySegment;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.LongUnaryOperator;
import plait.internal.shared.Memory;
import plait.internal.shared.Peer;

/**
 * Who has the two ends of a pipe: a table for each in shared memory, with an entry for each handle.
 * An entry is one word: the process, whether its handle is open, and how many handles made from it
 * are on their way to other processes; it goes when it is closed and none is on its way, or when
 * its process has died. All changes are compare-and-sets.
 */
final class Holders {
  private static final int ENTRIES = Fields.OTHERS_SIZE / 2 / Long.BYTES;
  private static final long OPEN = 1;
  private static final long ON_ITS_WAY = 2;
  private static final long STATE = 0xffff;
  private static final int NUMBER_AT = 16;
  private static final int PEER_AT = 32;
  private static final AtomicInteger LAST = new AtomicInteger();

  private final MemorySegment whole;

  Holders(Memory memory) {
    this.whole = memory.whole();
  }

  private static long at(int end, int entry) {
    return Fields.OTHERS + (long) (end * ENTRIES + entry) * Long.BYTES;
  }

  private long get(long at) {
    return (long) Fields.LONGS.getVolatile(whole, at);
  }

  private boolean set(long at, long was, long is) {
    return Fields.LONGS.compareAndSet(whole, at, was, is);
  }

  /**
   * An entry, and what it holds but for its state: so one is not taken for a later one of its
   * place.
   *
   * @param end which end
   * @param place where in its table
   * @param owner the process, and a number of its own
   */
  record Entry(int end, int place, long owner) {
    boolean isPossible() {
      return (end == 0 || end == 1) && place >= 0 && place < ENTRIES && (owner & STATE) == 0;
    }
  }

  /** Adds an open handle of this process. */
  Entry add(int end) {
    long owner = (long) Peer.self() << PEER_AT | (LAST.incrementAndGet() & 0xffffL) << NUMBER_AT;
    for (int place = 0; place < ENTRIES; place++) {
      if (get(at(end, place)) == 0 && set(at(end, place), 0, owner | OPEN)) {
        return new Entry(end, place, owner);
      }
    }
    throw new IllegalStateException(
        "There are already " + ENTRIES + " open handles to this end of the pipe: close some.");
  }

  /** A handle sets out to another process. */
  void send(Entry entry) {
    change(entry, state -> state + ON_ITS_WAY <= STATE ? state + ON_ITS_WAY : state);
  }

  /** A handle that another process sent has come. */
  void arrive(Entry entry) {
    change(entry, state -> state >= ON_ITS_WAY ? state - ON_ITS_WAY : state);
  }

  /** A handle is closed. */
  void close(Entry entry) {
    change(entry, state -> state & ~OPEN);
  }

  /** A handle is gone, and so is all that could bring others made from it on their way. */
  void forget(Entry entry) {
    change(entry, _ -> 0);
  }

  private void change(Entry entry, LongUnaryOperator change) {
    long at = at(entry.end, entry.place);
    while (true) {
      long was = get(at);
      if ((was & ~STATE) != entry.owner) {
        return;
      }
      long state = change.applyAsLong(was & STATE);
      if (set(at, was, state == 0 ? 0 : entry.owner | state)) {
        return;
      }
    }
  }

  /** Whether anybody has that end. */
  boolean has(int end) {
    for (int entry = 0; entry < ENTRIES; entry++) {
      if (get(at(end, entry)) != 0) {
        return true;
      }
    }
    return false;
  }

  /**
   * Removes those who have died.
   *
   * @return whether there were any
   */
  boolean bury() {
    boolean found = false;
    for (int i = 0; i < 2 * ENTRIES; i++) {
      long at = at(0, i);
      long was = get(at);
      int peer = (int) (was >>> PEER_AT);
      if (was != 0 && peer != Peer.self() && !Peer.isAlive(peer)) {
        found |= set(at, was, 0);
      }
    }
    return found;
  }
}

package plait.internal.sharedobject;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.VarHandle;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;
import plait.internal.shared.Bell;
import plait.internal.shared.Memory;
import plait.internal.shared.MemoryTicket;
import plait.internal.shared.Peer;

/**
 * The memory by which others find the owner of shared objects: a bell, and places where they say
 * where their lines are. A place belongs to the process whose number is in it; the owner clears it,
 * also after one that died.
 *
 * <p>Head: the bell; how many threads of the owner look for news; whether it serves at all; who it
 * is; how often somebody has told of a line.
 */
final class Desk {
  private static final int BELL = Memory.HEAD;
  private static final int LOOKING = BELL + 4;
  private static final int OPEN = BELL + 8;
  private static final int OWNER = BELL + 12;
  private static final int INTRODUCED = BELL + 16;
  private static final int PLACES = BELL + 64;
  private static final int COUNT = 31;
  private static final int WIDTH = 192;

  // ---- of a place

  private static final int READY = 4;
  private static final int KEY = 8;
  private static final int BYTES = 16;
  private static final int LENGTH = 24;
  private static final int TEXT = 28;
  private static final int LONGEST = WIDTH - TEXT;

  static final long SIZE = 64 + COUNT * WIDTH;

  private static final VarHandle INT = ValueLayout.JAVA_INT.varHandle();
  private static final ValueLayout.OfLong LONG = ValueLayout.JAVA_LONG;

  private final Memory memory;

  Desk(Memory memory) {
    this.memory = memory;
  }

  /** A new one, of this process. */
  static Desk make() {
    Desk made = new Desk(Memory.make(SIZE));
    INT.setVolatile(made.memory.whole(), (long) OWNER, Peer.self());
    return made;
  }

  Memory memory() {
    return memory;
  }

  int owner() {
    return word(OWNER);
  }

  boolean isOpen() {
    return word(OPEN) != 0;
  }

  void open(boolean isOpen) {
    set(OPEN, isOpen ? 1 : 0);
  }

  private int word(long at) {
    return (int) INT.getVolatile(memory.whole(), at);
  }

  private void set(long at, int value) {
    INT.setVolatile(memory.whole(), at, value);
  }

  // ---- the bell

  int rings() {
    return word(BELL);
  }

  /** So many threads of the owner look. */
  void looking(int threads) {
    set(LOOKING, threads);
    VarHandle.fullFence();
  }

  /** Something was announced: somebody has to look. */
  void ring() {
    if (word(LOOKING) == 0) {
      wake(1);
    }
  }

  void wake(int threads) {
    int _ = (int) INT.getAndAdd(memory.whole(), (long) BELL, 1);
    Bell.ring(memory, BELL, threads);
  }

  void await(int seen) {
    Bell.await(memory, BELL, seen, Bell.SLICE_NANOS);
  }

  // ---- the places

  /** Tells the owner of a line; false if there is no place at the moment. */
  boolean introduce(MemoryTicket line) {
    byte[] text = line.address().getBytes(StandardCharsets.UTF_8);
    if (text.length > LONGEST) {
      throw new IllegalStateException(
          "The path " + line.address() + " is longer than " + LONGEST + " bytes");
    }
    for (int i = 0; i < COUNT; i++) {
      long at = PLACES + (long) i * WIDTH;
      if (INT.compareAndSet(memory.whole(), at, 0, Peer.self())) {
        MemorySegment whole = memory.whole();
        whole.set(LONG, at + KEY, line.key());
        whole.set(LONG, at + BYTES, line.bytes());
        whole.set(ValueLayout.JAVA_INT, at + LENGTH, text.length);
        MemorySegment.copy(text, 0, whole, ValueLayout.JAVA_BYTE, at + TEXT, text.length);
        set(at + READY, 1);
        int _ = (int) INT.getAndAdd(memory.whole(), (long) INTRODUCED, 1);
        wake(1);
        return true;
      }
    }
    return false;
  }

  /** Changes when somebody has told of a line. */
  int introductions() {
    return word(INTRODUCED);
  }

  /** A line that somebody has told of. */
  record Introduction(int peer, MemoryTicket line) {}

  /** Gives every new one to a taker, and clears its place. */
  void takeIntroductions(Consumer<Introduction> taker) {
    for (int i = 0; i < COUNT; i++) {
      long at = PLACES + (long) i * WIDTH;
      if (word(at + READY) != 0 && INT.compareAndSet(memory.whole(), at + READY, 1, 2)) {
        Introduction introduction = read(at);
        clear(at);
        taker.accept(introduction);
      }
    }
  }

  private Introduction read(long at) {
    MemorySegment whole = memory.whole();
    int n = Math.clamp(whole.get(ValueLayout.JAVA_INT, at + LENGTH), 0, LONGEST);
    byte[] text = new byte[n];
    MemorySegment.copy(whole, ValueLayout.JAVA_BYTE, at + TEXT, text, 0, n);
    return new Introduction(
        word(at),
        new MemoryTicket(
            new String(text, StandardCharsets.UTF_8),
            whole.get(LONG, at + KEY),
            whole.get(LONG, at + BYTES)));
  }

  private void clear(long at) {
    set(at + READY, 0);
    set(at, 0);
  }

  /** Clears the places of those who died while they wrote there. */
  void clearDead() {
    for (int i = 0; i < COUNT; i++) {
      long at = PLACES + (long) i * WIDTH;
      int peer = word(at);
      if (peer != 0 && word(at + READY) == 0 && !Peer.isAlive(peer) && word(at) == peer) {
        clear(at);
      }
    }
  }
}

package plait.internal.sharedobject;

import java.io.ByteArrayOutputStream;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.VarHandle;
import plait.internal.shared.Bell;
import plait.internal.shared.Memory;

/**
 * Where one call and its answer lie, in parts if they are long. The two sides take turns: the state
 * says whose it is, and only that side writes it.
 *
 * <p>Head: state, bytes of the part, whether the caller sleeps, whether the owner sleeps, whether
 * the caller has given up.
 */
final class Slot {
  // ---- states: of the caller

  static final int FREE = 0;
  static final int ASK_PART = 1;
  static final int ASK = 2;
  static final int MORE = 3;

  // ---- states: of the owner

  static final int GO_ON = 4;
  static final int ANSWER_PART = 5;
  static final int ANSWER = 6;
  static final int DROPPED = 7;

  private static final int HEAD = 64;
  private static final int PART = 8 << 10;
  static final int SIZE = HEAD + PART;

  /** The longest call or answer. */
  static final int LONGEST = 1 << 30;

  private static final int LENGTH = 4;
  private static final int CALLER_SLEEPS = 8;
  private static final int OWNER_SLEEPS = 12;
  private static final int GIVEN_UP = 16;

  private static final VarHandle INT = ValueLayout.JAVA_INT.varHandle();

  private final Memory memory;
  private final long at;

  Slot(Memory memory, long at) {
    this.memory = memory;
    this.at = at;
  }

  int state() {
    return (int) INT.getVolatile(memory.whole(), at);
  }

  /** For the other side from now on, which is woken if it sleeps. */
  void hand(int state, boolean byCaller) {
    INT.setVolatile(memory.whole(), at, state);
    if ((int) INT.getVolatile(memory.whole(), at + (byCaller ? OWNER_SLEEPS : CALLER_SLEEPS))
        != 0) {
      Bell.ring(memory, at, Integer.MAX_VALUE);
    }
  }

  // ---- giving up

  void giveUp() {
    INT.setVolatile(memory.whole(), at + GIVEN_UP, 1);
  }

  boolean isGivenUp() {
    return (int) INT.getVolatile(memory.whole(), at + GIVEN_UP) != 0;
  }

  /** The caller has it to itself again. */
  void reset() {
    INT.setVolatile(memory.whole(), at + GIVEN_UP, 0);
    INT.setVolatile(memory.whole(), at, FREE);
  }

  // ---- parts

  /** Puts the part that begins there; answers where the next one begins. */
  int put(byte[] bytes, int from) {
    int n = Math.min(PART, bytes.length - from);
    MemorySegment.copy(bytes, from, memory.whole(), ValueLayout.JAVA_BYTE, at + HEAD, n);
    INT.set(memory.whole(), at + LENGTH, n);
    return from + n;
  }

  /** Takes the part that is there: a copy, for the other side might change it. */
  byte[] take() {
    int n = (int) INT.get(memory.whole(), at + LENGTH);
    if (n < 0 || n > PART) {
      throw new IllegalStateException("A part of a call has " + n + " bytes");
    }
    byte[] bytes = new byte[n];
    MemorySegment.copy(memory.whole(), ValueLayout.JAVA_BYTE, at + HEAD, bytes, 0, n);
    return bytes;
  }

  /** Takes the part that is there and puts it to those before. */
  void takeTo(ByteArrayOutputStream all) {
    byte[] part = take();
    if (all.size() > LONGEST - part.length) {
      throw new IllegalStateException("A call is longer than " + LONGEST + " bytes");
    }
    all.write(part, 0, part.length);
  }

  // ---- waiting

  /** Waits for a moment, awake; answers whether the state has changed. */
  boolean changesSoon(int seen, Spin spin) {
    return spin.until(() -> state() != seen);
  }

  /** Sleeps until the state changes, at most so long and at most a slice of {@link Bell}'s. */
  void sleep(int seen, long nanos, boolean byCaller) {
    long mark = at + (byCaller ? CALLER_SLEEPS : OWNER_SLEEPS);
    INT.setVolatile(memory.whole(), mark, 1);
    try {
      if (state() == seen) {
        Bell.await(memory, at, seen, nanos);
      }
    } finally {
      INT.setVolatile(memory.whole(), mark, 0);
    }
  }
}

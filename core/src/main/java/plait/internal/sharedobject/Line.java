package plait.internal.sharedobject;

import java.lang.foreign.ValueLayout;
import java.lang.invoke.VarHandle;
import plait.internal.shared.Memory;

/**
 * The memory in which one process calls another: some slots, each for a call at a time. The caller
 * makes it and alone gives out its slots, so nothing there has to be repaired when it dies: the
 * owner forgets the line.
 *
 * <p>Head: which slots have news for the owner, a bit each; whether the owner has accepted it.
 */
final class Line {
  /** How many calls at a time. */
  static final int SLOTS = 8;

  private static final long ALL = (1L << SLOTS) - 1;
  private static final int NEWS = Memory.HEAD;
  private static final int ACCEPTED = NEWS + 8;
  private static final int HEAD = 64;
  private static final VarHandle LONG = ValueLayout.JAVA_LONG.varHandle();
  private static final VarHandle INT = ValueLayout.JAVA_INT.varHandle();

  /** So many bytes it takes. */
  static final long SIZE = HEAD + (long) SLOTS * Slot.SIZE;

  private final Memory memory;
  private final Slot[] slots = new Slot[SLOTS];

  Line(Memory memory) {
    this.memory = memory;
    for (int i = 0; i < SLOTS; i++) {
      slots[i] = new Slot(memory, NEWS + HEAD + (long) i * Slot.SIZE);
    }
  }

  Memory memory() {
    return memory;
  }

  Slot slot(int place) {
    return slots[place];
  }

  /** There is something for the owner in a slot. */
  void announce(int place) {
    long _ = (long) LONG.getAndBitwiseOr(memory.whole(), (long) NEWS, 1L << place);
  }

  boolean hasNews() {
    return news() != 0;
  }

  private long news() {
    return (long) LONG.getVolatile(memory.whole(), (long) NEWS) & ALL;
  }

  /** The place of a slot that has news, for one caller; -1 if none has. */
  int takeNews() {
    long bit = Long.lowestOneBit(news());
    long before = (long) LONG.getAndBitwiseAnd(memory.whole(), (long) NEWS, ~bit);
    return (before & bit) == 0 ? -1 : Long.numberOfTrailingZeros(bit);
  }

  boolean isAccepted() {
    return (int) INT.getVolatile(memory.whole(), (long) ACCEPTED) != 0;
  }

  void accept() {
    INT.setVolatile(memory.whole(), (long) ACCEPTED, 1);
  }
}

package plait.internal.sharedlock;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.VarHandle;
import java.util.function.BooleanSupplier;
import plait.internal.shared.Bell;
import plait.internal.shared.Cell;
import plait.internal.shared.Cell.CellTicket;
import plait.internal.shared.Guard;
import plait.internal.thread.Selectable;
import plait.internal.thread.Waits;
import plait.internal.wire.WireException;

/**
 * The cell of one thing that processes share: a guard, what it is, and a count of changes that
 * those who wait sleep on; after that what it needs itself.
 *
 * <p>Who goes to sleep writes the count that it has seen to {@code sleepers}, which never goes
 * back; who changes the count wakes all if that one stands there, or a later one. So nothing has to
 * be counted down by a process that may die.
 */
final class Site {
  /** Where the content begins. */
  static final int CONTENT = 16;

  private static final int MARK = 4;
  private static final int CHANGES = 8;
  private static final int SLEEPERS = 12;
  private static final VarHandle INT = ValueLayout.JAVA_INT.varHandle();
  private static final VarHandle LONG = ValueLayout.JAVA_LONG.varHandle();

  private final Cell cell;
  private final MemorySegment whole;
  private final long at;
  private final Guard guard;

  private Site(Cell cell) {
    this.cell = cell;
    this.whole = cell.whole();
    this.at = cell.at();
    this.guard = new Guard(cell);
  }

  /** Makes one. */
  static Site make(Kind kind) {
    Site site = new Site(Cell.make(kind.bytes()));
    site.set(MARK, kind.mark());
    return site;
  }

  /**
   * The one that a ticket leads to.
   *
   * @throws WireException if it is not there any more, or something else is
   */
  static Site claim(Kind kind, CellTicket ticket) throws WireException {
    Site site = new Site(ticket.claim(kind.bytes()));
    if (site.get(MARK) != kind.mark()) {
      throw new WireException("What is shared at " + ticket.at() + " is no " + kind);
    }
    return site;
  }

  Cell cell() {
    return cell;
  }

  Guard guard() {
    return guard;
  }

  // ---- numbers

  int get(int offset) {
    return (int) INT.getVolatile(whole, at + offset);
  }

  void set(int offset, int value) {
    INT.setRelease(whole, at + offset, value);
  }

  boolean change(int offset, int from, int to) {
    return INT.compareAndSet(whole, at + offset, from, to);
  }

  long getLong(int offset) {
    return (long) LONG.getVolatile(whole, at + offset);
  }

  void setLong(int offset, long value) {
    LONG.setRelease(whole, at + offset, value);
  }

  void copyTo(int offset, byte[] bytes) {
    MemorySegment.copy(whole, ValueLayout.JAVA_BYTE, at + offset, bytes, 0, bytes.length);
  }

  void copyFrom(byte[] bytes, int offset) {
    MemorySegment.copy(bytes, 0, whole, ValueLayout.JAVA_BYTE, at + offset, bytes.length);
  }

  // ---- waiting

  /** The count of changes. */
  int changes() {
    return get(CHANGES);
  }

  /** Counts a change that those who wait should see. */
  void change() {
    int before = (int) INT.getAndAdd(whole, at + CHANGES, 1);
    wakeWhoSaw(before);
  }

  /** The same, if the count is that one. */
  boolean changeFrom(int before) {
    boolean changed = change(CHANGES, before, before + 1);
    if (changed) {
      wakeWhoSaw(before);
    }
    return changed;
  }

  /** Counts a change within the guard; those who wait are to be woken after that. */
  int changeInside() {
    int before = changes();
    set(CHANGES, before + 1);
    return before;
  }

  /** Wakes those who have seen that count, after a change of it that others can see. */
  void wakeWhoSaw(int before) {
    if (get(SLEEPERS) - before >= 0) { // a later one may have written over it already
      Bell.ring(cell.memory(), at + CHANGES, Integer.MAX_VALUE);
    }
  }

  /** Waits while the count is that one; may end early, and lasts a slice at the most. */
  void sleep(int seen, long nanos) {
    announce(seen);
    Bell.await(cell.memory(), at + CHANGES, seen, nanos);
  }

  /** Says that somebody sleeps who has seen that count. */
  private void announce(int seen) {
    for (int before = get(SLEEPERS); seen - before > 0; before = get(SLEEPERS)) {
      if (change(SLEEPERS, before, seen)) {
        break;
      }
    }
  }

  /** Has the calling thread unparked after the next change. */
  Selectable.Watch watch() {
    Runnable end = Bell.watch(cell.memory(), at + CHANGES);
    announce(changes());
    return end::run;
  }

  /** How long to be parked at the most before looking again. */
  long patience() {
    return Bell.patience(cell.memory());
  }

  /**
   * Waits until a condition holds or the time is up, answering interrupts.
   *
   * @param inVain what to do when nothing has changed for a slice
   */
  boolean await(BooleanSupplier holds, long nanos, Runnable inVain) throws InterruptedException {
    long deadline = nanos == Waits.FOREVER ? 0 : System.nanoTime() + nanos;
    while (true) {
      int seen = changes();
      if (holds.getAsBoolean()) {
        return true;
      }
      if (Thread.interrupted()) {
        throw new InterruptedException();
      }
      long left = nanos == Waits.FOREVER ? Bell.SLICE_NANOS : deadline - System.nanoTime();
      if (left <= 0) {
        return false;
      }
      sleep(seen, Math.min(left, Bell.SLICE_NANOS));
      if (changes() == seen) {
        inVain.run();
      }
    }
  }
}

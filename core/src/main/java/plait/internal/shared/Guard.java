package plait.internal.shared;

import java.lang.foreign.ValueLayout;
import java.lang.invoke.VarHandle;

/**
 * A lock for short stretches of Plait's own code on shared memory: an {@code int} that holds the
 * {@link Peer} inside, or 0. When a process dies inside, the next one is told and has to put right
 * what was left half done. Not reentrant; nobody waits for anything else inside.
 *
 * <p>Waiting for it answers neither interrupts nor cancels. What was done inside happens-before the
 * next one enters.
 */
public final class Guard {
  private static final VarHandle INT = ValueLayout.JAVA_INT.varHandle();
  private static final int WAITED = 1 << Peer.BITS;
  private static final int OWNER = WAITED - 1;

  /** Stands for someone who left in the middle: no process has it. */
  private static final int NOBODY = OWNER;

  private static final int SPINS = Runtime.getRuntime().availableProcessors() > 1 ? 200 : 0;

  private final Cell cell;
  private final long at;

  /** The guard whose word is at the beginning of a cell. */
  public Guard(Cell cell) {
    this(cell, 0);
  }

  /** The guard whose word is at that place of a cell. */
  public Guard(Cell cell, long offset) {
    this.cell = cell;
    this.at = cell.at() + offset;
  }

  /**
   * Enters, alone.
   *
   * @return true if the last one died inside: what it left has to be put right first
   */
  public boolean enter() {
    return !INT.compareAndSet(cell.whole(), at, 0, Peer.self()) && enterLate();
  }

  private boolean enterLate() {
    for (int i = 0; i < SPINS; i++) {
      if (word() == 0 && INT.compareAndSet(cell.whole(), at, 0, Peer.self())) {
        return false;
      }
      Thread.onSpinWait();
    }
    return enterAfterWait();
  }

  private boolean enterAfterWait() {
    while (true) {
      int seen = word();
      if (seen == 0) {
        if (INT.compareAndSet(cell.whole(), at, 0, Peer.self() | WAITED)) {
          return false;
        }
      } else if ((seen & WAITED) != 0 || INT.compareAndSet(cell.whole(), at, seen, seen | WAITED)) {
        if ((seen & OWNER) != NOBODY) {
          rest(seen | WAITED);
        }
        if (isLeftBehind(seen | WAITED)
            && INT.compareAndSet(cell.whole(), at, seen | WAITED, Peer.self() | WAITED)) {
          return true;
        }
      }
    }
  }

  /** An interrupt must not make the wait a busy one. */
  private void rest(int seen) {
    if (Thread.currentThread().isInterrupted()) {
      Thread.yield();
    } else {
      Bell.await(cell.memory(), at, seen, Bell.SLICE_NANOS);
    }
  }

  private boolean isLeftBehind(int seen) {
    int owner = seen & OWNER;
    return word() == seen && (owner == NOBODY || !Peer.isAlive(owner));
  }

  /** Whether somebody is inside, and may have died there: then what is seen is not certain. */
  public boolean isEntered() {
    return word() != 0;
  }

  /** Leaves. */
  public void exit() {
    leave(0);
  }

  /** Leaves in the middle of a change, because of an error: the next one puts it right. */
  public void abandon() {
    leave(NOBODY);
  }

  private void leave(int word) {
    int was = (int) INT.getAndSet(cell.whole(), at, word);
    if ((was & WAITED) != 0) {
      Bell.ring(cell.memory(), at, 1);
    }
  }

  private int word() {
    return (int) INT.getVolatile(cell.whole(), at);
  }
}

package plait.internal.sharedobject;

import java.lang.ref.WeakReference;
import java.security.SecureRandom;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import plait.NotSendableException;
import plait.internal.shared.MemoryTicket;

/**
 * The objects of this process that others may call. One that others need stays here; one that they
 * do not need goes with the last handle in this process.
 *
 * <p>All fields are guarded by the monitor of this class.
 */
final class Exports {
  private static final SecureRandom RANDOM = new SecureRandom();

  private static final int FEW = 100;
  private static final long BETWEEN_SWEEPS_NANOS = 60_000_000_000L;

  /** All that have a handle anywhere, by their keys. */
  private static final Map<Long, WeakReference<Export>> ALL = new HashMap<>();

  /** Those that other processes need: held here. */
  private static final Map<Long, Export> NEEDED = new HashMap<>();

  /**
   * Those of which a ticket was made. It may come more than once: in an item of a queue whose first
   * taker has died, in a task that another worker does again. What may send it holds a handle.
   */
  private static final Map<Long, WeakReference<Export>> SENT = new HashMap<>();

  private static @Nullable Desk desk;
  private static @Nullable MemoryTicket deskTicket;
  private static int sweepAt = 64;
  private static long lastSweep = System.nanoTime();

  private Exports() {}

  static long newNumber() {
    return RANDOM.nextLong();
  }

  static synchronized Export add(Contract contract, Object target) {
    if (ALL.size() >= sweepAt) {
      ALL.values().removeIf(each -> each.refersTo(null));
      SENT.values().removeIf(each -> each.refersTo(null));
      sweepAt = Math.max(64, 2 * ALL.size());
    }
    Export export = new Export(RANDOM.nextLong(), contract, target);
    ALL.put(export.key, new WeakReference<>(export));
    return export;
  }

  /** What has to be sent for another process to find the object. */
  static synchronized ObjectTicket ticket(Export export, long timeoutNanos) {
    if (find(export.key) == null) {
      throw new NotSendableException(
          "The "
              + export.contract.type().getSimpleName()
              + " is not shared any more: it was unshared",
          null);
    }
    Desk mine = desk;
    MemoryTicket where = deskTicket;
    if (mine == null || where == null) {
      mine = desk = Desk.make();
      where = deskTicket = MemoryTicket.of(mine.memory());
    }
    long number = newNumber();
    export.expect(number);
    NEEDED.put(export.key, export);
    SENT.put(export.key, new WeakReference<>(export));
    Servants.serve(mine);
    return new ObjectTicket(
        where, mine.owner(), export.key, number, export.contract.type(), timeoutNanos);
  }

  /** The object of a key; null if there is none any more. */
  static synchronized @Nullable Export find(long key) {
    WeakReference<Export> known = ALL.get(key);
    return known == null ? null : known.get();
  }

  /** The same for a ticket that has come back. */
  static synchronized @Nullable Export cameHome(long key, long ticket) {
    Export export = find(key);
    if (export != null) {
      export.arrived(ticket);
    }
    return export;
  }

  /**
   * A process claims a ticket, of an object that perhaps no other process needed meanwhile.
   *
   * @param isFirst whether it has a handle from now on; else it had one before
   * @return whether the object is there
   */
  static synchronized boolean claim(long key, long ticket, boolean isFirst, int by) {
    Export export = find(key);
    if (export == null) {
      return false;
    }
    if (isFirst) {
      export.held(by);
    }
    export.arrived(ticket);
    NEEDED.put(key, export);
    return true;
  }

  /** A process that has a handle sends it on; answers whether it has one. */
  static synchronized boolean expect(long key, long ticket, int by) {
    Export export = called(key, by);
    if (export != null) {
      export.expect(ticket);
    }
    return export != null;
  }

  /** The same for a process that calls; null also if it has no handle. */
  static synchronized @Nullable Export called(long key, int by) {
    Export export = NEEDED.get(key);
    return export != null && export.isHeldBy(by) ? export : null;
  }

  /** A process has no handle any more. */
  static synchronized void drop(long key, int by) {
    Export export = NEEDED.get(key);
    if (export != null) {
      export.dropped(by);
      if (!export.isNeeded()) {
        NEEDED.remove(key);
      }
    }
  }

  /** A process has ended. */
  static synchronized void dropAll(int by) {
    NEEDED.values().forEach(each -> each.abandoned(by));
    forgetUnneeded();
  }

  /** Nobody may call it any more. */
  static synchronized void remove(Export export) {
    ALL.remove(export.key);
    NEEDED.remove(export.key);
    SENT.remove(export.key);
  }

  private static void forgetUnneeded() {
    NEEDED.values().removeIf(each -> !each.isNeeded());
  }

  /** Whether other processes need something, or may do so again. */
  static synchronized boolean areNeeded() {
    long now = System.nanoTime();
    if (NEEDED.size() < FEW || now - lastSweep > BETWEEN_SWEEPS_NANOS) {
      lastSweep = now;
      forgetUnneeded();
    }
    return !NEEDED.isEmpty() || mayComeAgain();
  }

  private static boolean mayComeAgain() {
    for (var all = SENT.values().iterator(); all.hasNext(); ) {
      if (!all.next().refersTo(null)) {
        return true;
      }
      all.remove();
    }
    return false;
  }

  /** Lets the last servant leave, unless something is needed after all. */
  static synchronized boolean close(Servants servants) {
    return !areNeeded() && servants.close();
  }
}

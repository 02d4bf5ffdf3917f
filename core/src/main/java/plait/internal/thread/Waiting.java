package plait.internal.thread;

import java.util.Collection;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * One wait of one thread, published while it lasts so that others can see it and end it.
 *
 * <p>{@code doom}, {@code poked} and {@code over} are guarded by this object's monitor: whoever
 * interrupts the thread on account of this wait does so before the wait is over, and the wait takes
 * that interrupt back before it ends, so that none strays into the program's own code.
 */
final class Waiting {
  private static final ConcurrentHashMap<Thread, Waiting> ALL = new ConcurrentHashMap<>();

  private final Strand strand;
  private final Thread thread;
  private final Blocker on;
  private final boolean timed;
  private @Nullable RuntimeException doom;
  private boolean poked;
  private boolean over;

  Waiting(Strand strand, Blocker on, boolean timed) {
    this.strand = strand;
    this.thread = Thread.currentThread();
    this.on = on;
    this.timed = timed;
  }

  static @Nullable Waiting of(Thread thread) {
    return ALL.get(thread);
  }

  static Collection<Waiting> all() {
    return ALL.values();
  }

  Strand strand() {
    return strand;
  }

  Thread thread() {
    return thread;
  }

  Blocker on() {
    return on;
  }

  boolean timed() {
    return timed;
  }

  void begin() {
    ALL.put(thread, this);
  }

  /** Takes the wait back, and the interrupt that somebody may have sent on its account. */
  void end() {
    ALL.remove(thread, this);
    synchronized (this) {
      over = true;
      if (poked && Thread.interrupted() && strand.isUntold()) {
        thread.interrupt();
      }
    }
  }

  /** Makes the wait look again at what may end it. */
  void poke() {
    synchronized (this) {
      if (!over) {
        poked = true;
        thread.interrupt();
      }
    }
  }

  /** Makes the wait end with an exception. Returns false if it has ended or been doomed before. */
  boolean doom(RuntimeException reason) {
    synchronized (this) {
      if (over || doom != null) {
        return false;
      }
      doom = reason;
      poked = true;
      thread.interrupt();
      return true;
    }
  }

  synchronized boolean isDoomed() {
    return doom != null;
  }

  /** Why the wait was interrupted from inside Plait: its doom, or null; forgets a mere poke. */
  synchronized @Nullable RuntimeException doom() {
    return doom;
  }

  /** Whether the newest interrupt came from {@link #poke}; asking forgets it. */
  synchronized boolean wasPoked() {
    boolean was = poked;
    poked = false;
    return was;
  }
}

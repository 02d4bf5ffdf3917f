package plait.internal.sharedqueue;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import plait.internal.shared.Retained;

/**
 * What messages lead to that were put by this process: it stays here until nobody can take the
 * message any more, even if it is closed. A message that its taker has for good is gone from the
 * ring before he has made use of it, so what it leads to stays some seconds more.
 *
 * <p>{@code LOANS} is guarded by the monitor of this class. A loan refers to its ring: a queue that
 * was given up with such messages in it stays.
 */
final class Loans {
  private static final long GRACE_NANOS = 10_000_000_000L;

  /** Each new loan looks at more than one old one, so there are never many more than needed. */
  private static final int LOOKS = 3;

  private static final Deque<Loan> LOANS = new ArrayDeque<>();

  private Loans() {}

  private static final class Loan {
    private final List<Object> lent;
    private final Ring ring;
    private final Held message;
    private long goneAt;
    private boolean gone;

    Loan(List<Object> lent, Ring ring, Held message) {
      this.lent =
          lent.stream().filter(each -> !(each instanceof Retained some) || some.retain()).toList();
      this.ring = ring;
      this.message = message;
    }

    void end() {
      for (Object each : lent) {
        if (each instanceof Retained retained) {
          retained.release();
        }
      }
    }

    boolean isNeeded(long now) {
      if (!gone && !ring.has(message)) {
        gone = true;
        goneAt = now;
      }
      return !gone || (ring.forgets() && now - goneAt < GRACE_NANOS);
    }
  }

  /** Keeps what a message lends. */
  static synchronized void add(List<Object> lent, Ring ring, Held message) {
    long now = System.nanoTime();
    for (int i = Math.min(LOOKS, LOANS.size()); i > 0; i--) {
      Loan oldest = LOANS.removeFirst();
      if (oldest.isNeeded(now)) {
        LOANS.addLast(oldest);
      } else {
        oldest.end();
      }
    }
    LOANS.addLast(new Loan(lent, ring, message));
  }
}

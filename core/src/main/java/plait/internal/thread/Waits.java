package plait.internal.thread;

import java.time.Duration;
import plait.WaitInterruptedException;

/**
 * The one place where a thread of a Plait program waits. A wait is published, refused if it closes
 * a cycle, and ended by a cancel, an interrupt or a doom; the waiting itself is left to a JDK
 * primitive that answers interrupts.
 *
 * <p>Only called once waiting is unavoidable: the uncontended paths do not come here.
 */
public final class Waits {
  /** The time that stands for no limit. */
  public static final long FOREVER = -1;

  private Waits() {}

  /** What a wait answers. */
  private enum Answering {
    /** Cancels and interrupts. */
    ALL,
    /** The first cancel; an interrupt is kept for later. */
    CANCEL_ONCE,
    /** Nothing: it has to last. An interrupt is kept for later. */
    NOTHING
  }

  /** Waits until something happens, answering interrupts. */
  @FunctionalInterface
  public interface Blocking {
    void await() throws InterruptedException;
  }

  /** Waits until something happens or the time is up, answering interrupts. */
  @FunctionalInterface
  public interface TimedBlocking {
    /**
     * Waits.
     *
     * @param nanos the limit, {@link #FOREVER} for none
     * @return false if the time was up
     */
    boolean await(long nanos) throws InterruptedException;
  }

  /** Waits without limit; an interrupt ends it as the JDK's interfaces prescribe. */
  public static void interruptibly(Blocker on, Blocking blocking) throws InterruptedException {
    interruptibly(on, FOREVER, new Untimed(blocking));
  }

  /** Waits for a limited time; an interrupt ends it as the JDK's interfaces prescribe. */
  public static boolean interruptibly(Blocker on, long nanos, TimedBlocking blocking)
      throws InterruptedException {
    return run(on, nanos, blocking, Answering.ALL);
  }

  /** Waits without limit; an interrupt ends it with {@link WaitInterruptedException}. */
  public static void await(Blocker on, Blocking blocking) {
    await(on, FOREVER, new Untimed(blocking));
  }

  /** Waits for a limited time; an interrupt ends it with {@link WaitInterruptedException}. */
  public static boolean await(Blocker on, long nanos, TimedBlocking blocking) {
    try {
      return run(on, nanos, blocking, Answering.ALL);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new WaitInterruptedException("Interrupted while waiting for " + on.describe(), e);
    }
  }

  /** Waits for a lock without limit: goes on when interrupted, and sets the interrupt again. */
  public static void forLock(Blocker on, Blocking blocking) {
    try {
      run(on, FOREVER, new Untimed(blocking), Answering.CANCEL_ONCE);
    } catch (InterruptedException e) {
      throw new AssertionError("a wait for a lock ends only by an exception of Plait's own", e);
    }
  }

  /**
   * Waits without limit whatever comes, and sets an interrupt again. If the wait closes a cycle,
   * the other waits of the cycle end instead.
   */
  static void unavoidably(Blocker on, Blocking blocking) {
    try {
      run(on, FOREVER, new Untimed(blocking), Answering.NOTHING);
    } catch (InterruptedException e) {
      throw new AssertionError("an unavoidable wait does not answer interrupts", e);
    }
  }

  /** The nanoseconds of a time limit, checked; saturates at 292 years. */
  public static long nanos(Duration timeout) {
    if (timeout.isNegative()) {
      throw new IllegalArgumentException(
          "The time limit " + timeout + " is negative: give Duration.ZERO to try once.");
    }
    try {
      return timeout.toNanos();
    } catch (ArithmeticException e) {
      return Long.MAX_VALUE;
    }
  }

  /** Runs something whose waits do not answer the cancellation of the calling task. */
  public static void shielded(Runnable action) {
    Strand me = Strands.current();
    me.shield();
    try {
      action.run();
    } finally {
      me.unshield();
    }
  }

  /** Makes a thread's present wait, if there is one, look again at what may end it. */
  public static void poke(Thread thread) {
    Waiting waiting = Waiting.of(thread);
    if (waiting != null) {
      waiting.poke();
    }
  }

  private static final class Untimed implements TimedBlocking {
    private final Blocking blocking;

    Untimed(Blocking blocking) {
      this.blocking = blocking;
    }

    @Override
    public boolean await(long nanos) throws InterruptedException {
      blocking.await();
      return true;
    }
  }

  private static boolean run(Blocker on, long nanos, TimedBlocking blocking, Answering answering)
      throws InterruptedException {
    Strand me = Strands.current();
    Waiting waiting = new Waiting(me, on, nanos != FOREVER);
    long deadline = nanos == FOREVER ? 0 : System.nanoTime() + nanos;
    boolean interrupted = false;
    if (!on.wakesOthersItself()) {
      me.wakeAll();
    }
    waiting.begin();
    if (nanos == FOREVER) {
      StallWatch.wake();
    }
    try {
      searchCycle(waiting, answering);
      throwIfPending(me, answering);
      while (true) {
        try {
          return blocking.await(left(nanos, deadline));
        } catch (InterruptedException e) {
          interrupted |= endedFromOutside(waiting, me, answering, e);
          searchCycle(waiting, answering); // nobody could see it while the interrupt was pending
        }
      }
    } finally {
      waiting.end();
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }

  private static void searchCycle(Waiting waiting, Answering answering) {
    if (answering == Answering.NOTHING) {
      Deadlocks.breakCycle(waiting);
    } else {
      Deadlocks.refuseCycle(waiting);
    }
  }

  private static long left(long nanos, long deadline) {
    return nanos == FOREVER ? FOREVER : Math.max(0, deadline - System.nanoTime());
  }

  /** Throws if the interrupt means the end of the wait; tells whether it must be set again. */
  private static boolean endedFromOutside(
      Waiting waiting, Strand me, Answering answering, InterruptedException interrupt)
      throws InterruptedException {
    boolean poked = waiting.wasPoked();
    RuntimeException doom = waiting.doom();
    if (doom != null && answering != Answering.NOTHING) {
      doom.fillInStackTrace(); // it was made elsewhere; what matters is who waited
      throw doom;
    }
    throwIfPending(me, answering);
    if (poked) {
      return false;
    }
    if (answering == Answering.ALL && !me.isShieldedFromCancel()) {
      throw interrupt;
    }
    return true;
  }

  private static void throwIfPending(Strand me, Answering answering) {
    RuntimeException pending =
        switch (answering) {
          case ALL -> me.pending();
          case CANCEL_ONCE -> me.pendingForLock();
          case NOTHING -> null;
        };
    if (pending != null) {
      throw pending;
    }
  }
}

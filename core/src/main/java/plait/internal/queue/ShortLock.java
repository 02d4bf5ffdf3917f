package plait.internal.queue;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.concurrent.locks.LockSupport;

/**
 * A lock for a few dozen instructions that never wait and never run code of the program.
 *
 * <p>Releasing it is a store without a fence, and wakes nobody: who finds it held tries again for a
 * moment, then lets others run, then sleeps for short times, so that a holder that was put off its
 * core gets one. Not reentrant, answers no interrupts, has no order of arrival.
 */
class ShortLock extends Padding {
  private static final int SPINS = 50;
  private static final int YIELDS = 10;
  private static final long NAP = 50_000;
  private static final VarHandle HELD;

  static {
    try {
      HELD = MethodHandles.lookup().findVarHandle(ShortLock.class, "held", boolean.class);
    } catch (ReflectiveOperationException e) {
      throw new ExceptionInInitializerError(e);
    }
  }

  private volatile boolean held;

  final void lock() {
    if (!HELD.compareAndSet(this, false, true)) {
      lockHeld();
    }
  }

  @SuppressWarnings("ThreadPriorityCheck") // a hint: whatever the scheduler does, the nap follows
  private void lockHeld() {
    boolean interrupted = false;
    int tries = 0;
    while (held || !HELD.compareAndSet(this, false, true)) {
      tries++;
      if (tries <= SPINS) {
        Thread.onSpinWait();
      } else if (tries <= SPINS + YIELDS) {
        Thread.yield();
      } else {
        interrupted |= Thread.interrupted(); // an interrupted thread would not sleep
        LockSupport.parkNanos(this, NAP);
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  final void unlock() {
    HELD.setRelease(this, false);
  }

  /** Returns when whoever holds it now has released it. */
  final void pass() {
    lock();
    unlock();
  }
}

class Padding {
  long before0, before1, before2, before3, before4, before5, before6, before7;
  long before8, before9, before10, before11, before12, before13, before14, before15;
}

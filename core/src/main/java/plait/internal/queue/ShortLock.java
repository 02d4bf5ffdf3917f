package plait.internal.queue;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.concurrent.locks.LockSupport;

/** x. */
class ShortLock {
  private static final VarHandle HELD;
  private static final int LSPINS = Integer.getInteger("lspins", 50);
  private static final int LYIELDS = Integer.getInteger("lyields", 10);

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
      lockSlowly();
    }
  }

  private void lockSlowly() {
    boolean interrupted = false;
    int tries = 0;
    while (held || !HELD.compareAndSet(this, false, true)) {
      if (tries < LSPINS) {
        Thread.onSpinWait();
      } else if (tries < LSPINS + LYIELDS) {
        Thread.yield();
      } else {
        interrupted |= Thread.interrupted();
        LockSupport.parkNanos(this, 50_000);
      }
      tries++;
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  final void unlock() {
    HELD.setRelease(this, false);
  }
}

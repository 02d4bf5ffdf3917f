package plait.sanitizer.runtime;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;

/**
 * A lock for a few instructions. The sanitizer is called from the midst of the JDK's own locks and
 * of a virtual thread's scheduling, where a thread must not block, and monitors could.
 */
final class SpinLock {
  private static final VarHandle TAKEN;

  static {
    try {
      TAKEN = MethodHandles.lookup().findVarHandle(SpinLock.class, "taken", int.class);
    } catch (ReflectiveOperationException e) {
      throw new ExceptionInInitializerError(e);
    }
  }

  @SuppressWarnings("unused")
  private int taken;

  void lock() {
    int tries = 0;
    while ((int) TAKEN.getOpaque(this) != 0 || !TAKEN.compareAndSet(this, 0, 1)) {
      Thread.onSpinWait();
      if (++tries > 200) {
        Raw.yieldCarrier();
      }
    }
  }

  void unlock() {
    TAKEN.setRelease(this, 0);
  }
}

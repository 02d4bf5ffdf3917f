package plait.internal.queue;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;

/**
 * One end of a {@link FifoQueue}, which is its own lock: how many items have passed it, and what it
 * knows of the other end.
 *
 * <p>{@code index} is written under the lock, in release mode, and read by everybody; {@code known}
 * and {@code chunk} are guarded by the lock. Neither end lies on a cache line with anything else
 * that is written often: hence the padding in classes of its own, as the JVM lays out the fields of
 * a superclass first.
 */
final class Side extends SideFields {
  private static final VarHandle INDEX;

  static {
    try {
      INDEX = MethodHandles.lookup().findVarHandle(SideFields.class, "index", long.class);
    } catch (ReflectiveOperationException e) {
      throw new ExceptionInInitializerError(e);
    }
  }

  long after0, after1, after2, after3, after4, after5, after6, after7;
  long after8, after9, after10, after11, after12, after13, after14, after15;

  void moveTo(long at) {
    INDEX.setRelease(this, at);
  }
}

class SideFields extends ShortLock {
  volatile long index;
  long known;
  Chunk chunk = new Chunk(0);
}

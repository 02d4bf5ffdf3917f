package plait.internal.queue;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;

/**
 * One end of a {@link FifoQueue}: how many items have passed it, and what it knows of the other.
 *
 * <p>{@code index} is written under {@code lock}, in release mode, and read by everybody; {@code
 * known} and {@code chunk} are guarded by {@code lock}. Neither end lies on a cache line with
 * anything else that is written often: hence the padding in classes of their own, as the JVM lays
 * out the fields of a superclass first.
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

  long a0, a1, a2, a3, a4, a5, a6, a7, a8, a9, a10, a11, a12, a13, a14, a15;

  void moveTo(long at) {
    INDEX.setRelease(this, at);
  }
}

class SideFields extends SidePadding {
  volatile long index;
  long known;
  Chunk chunk = new Chunk(0);
  final ShortLock lock = new ShortLock();
}

class SidePadding {
  long b0, b1, b2, b3, b4, b5, b6, b7, b8, b9, b10, b11, b12, b13, b14, b15;
}

package plait.internal.queue;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;

/** Keeps the fields of a {@link Side} off the cache lines of what lies before it. */
class PadBefore {
  long b0, b1, b2, b3, b4, b5, b6, b7, b8, b9, b10, b11, b12, b13, b14, b15;
}

class SideFields extends PadBefore {
  volatile long index;
  long known;
  Chunk chunk = new Chunk(0);
  final ShortLock lock = new ShortLock();
}

/** One end of a {@link FifoQueue}: how many items have passed it, and what it knows of the other. */
final class Side extends SideFields {
  static final VarHandle INDEX;

  static {
    try {
      INDEX = MethodHandles.lookup().findVarHandle(SideFields.class, "index", long.class);
    } catch (ReflectiveOperationException e) {
      throw new ExceptionInInitializerError(e);
    }
  }

  long a0, a1, a2, a3, a4, a5, a6, a7, a8, a9, a10, a11, a12, a13, a14, a15;
}

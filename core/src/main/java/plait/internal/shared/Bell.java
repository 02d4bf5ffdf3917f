package plait.internal.shared;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.VarHandle;
import java.util.concurrent.locks.LockSupport;

/**
 * Waits until an {@code int} in shared memory changes, and wakes those who do, in whatever process.
 * Every wait is short and may end early, for the process that should end it may die: the caller
 * looks at what it waits for, and at who could give it, and waits again.
 *
 * <p>A platform thread sleeps in the kernel, a virtual one in the care of a {@link Porter}. A
 * process that may not make system calls looks at the word from time to time, and so does everyone
 * who shares memory with such a process, for that one cannot wake anybody.
 */
public final class Bell {
  /** The longest wait: an interrupt, or the end of a process, is seen after that time. */
  public static final long SLICE_NANOS = 50_000_000;

  /** The longest pause between two looks where nobody is woken. */
  private static final long GLANCE_NANOS = 1_000_000;

  private static final long FIRST_GLANCE_NANOS = 50_000;
  private static final VarHandle INT = ValueLayout.JAVA_INT.varHandle();

  private static final class Timespecs {
    static final MemorySegment GLANCE = of(GLANCE_NANOS);
    static final MemorySegment SLICE = of(SLICE_NANOS);

    static MemorySegment of(long nanos) {
      return Arena.global().allocateFrom(ValueLayout.JAVA_LONG, 0, nanos);
    }
  }

  private Bell() {}

  /**
   * Waits while the word has that value, at most so long and at most a slice. An interrupt ends the
   * wait of a virtual thread at once, that of a platform thread after the slice; it stays set.
   */
  public static void await(Memory memory, long at, int seen, long nanos) {
    Native calls = Native.calls();
    if (nanos <= 0 || Thread.currentThread().isInterrupted()) {
      return;
    }
    if (calls == null || nanos < GLANCE_NANOS) {
      glance(memory, at, seen, Math.min(nanos, SLICE_NANOS));
    } else if (Thread.currentThread().isVirtual()) {
      Porter.await(calls, memory, at, seen, Math.min(nanos, slice(memory)));
    } else {
      sleep(calls, memory, at, seen, nanos < SLICE_NANOS);
    }
  }

  static long slice(Memory memory) {
    return memory.isPolled() ? GLANCE_NANOS : SLICE_NANOS;
  }

  private static void glance(Memory memory, long at, int seen, long nanos) {
    long end = System.nanoTime() + nanos;
    long pause = FIRST_GLANCE_NANOS;
    while (word(memory, at) == seen) {
      long left = end - System.nanoTime();
      if (left <= 0 || Thread.currentThread().isInterrupted()) {
        return;
      }
      LockSupport.parkNanos(Math.min(pause, left));
      pause = Math.min(2 * pause, GLANCE_NANOS);
    }
  }

  /**
   * Has the calling thread unparked when the word may have changed, as far as somebody rings: it
   * looks again by itself after {@link #patience}.
   *
   * @return what ends it, to be run by the same thread
   */
  public static Runnable watch(Memory memory, long at) {
    Native calls = Native.calls();
    return calls == null ? () -> {} : Porter.watch(calls, memory, at);
  }

  /** How long to wait at the most before looking again. */
  public static long patience(Memory memory) {
    return Native.calls() == null ? GLANCE_NANOS : slice(memory);
  }

  /** Wakes so many of those who wait for a change of the word. It has been changed before. */
  public static void ring(Memory memory, long at, int most) {
    Native calls = Native.calls();
    if (calls != null) {
      calls.wake(memory.whole().asSlice(at, Integer.BYTES), most);
    }
  }

  static int word(Memory memory, long at) {
    return (int) INT.getVolatile(memory.whole(), at);
  }

  /** Sleeps in the kernel. */
  static void sleep(Native calls, Memory memory, long at, int seen, boolean isShort) {
    calls.sleep(
        memory.whole().asSlice(at, Integer.BYTES),
        seen,
        isShort || memory.isPolled() ? Timespecs.GLANCE : Timespecs.SLICE);
  }
}

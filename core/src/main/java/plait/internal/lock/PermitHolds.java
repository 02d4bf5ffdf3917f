package plait.internal.lock;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.jspecify.annotations.Nullable;
import plait.Hold;

/**
 * The blocks that hold permits of a semaphore, as far as there are places.
 *
 * <p>A place is written after the permit was taken and cleared before it is given back, so whoever
 * is found here holds a permit. Places change by compare-and-set from null to a hold, and back by
 * whoever closes that hold.
 */
final class PermitHolds {
  private static final int MOST_PLACES = 64;

  private final AtomicReferenceArray<@Nullable One> places;

  PermitHolds(int permits) {
    places = new AtomicReferenceArray<>(permits > MOST_PLACES ? 0 : permits);
  }

  /** One hold; {@code closed} goes from false to true once, if there was no place for it. */
  private static final class One implements Hold {
    private static final VarHandle CLOSED;

    static {
      try {
        CLOSED = MethodHandles.lookup().findVarHandle(One.class, "closed", boolean.class);
      } catch (ReflectiveOperationException e) {
        throw new ExceptionInInitializerError(e);
      }
    }

    private final PermitHolds holds;
    private final PermitSemaphore semaphore;
    private final Thread taker = Thread.currentThread();
    private volatile boolean closed;
    private int place = -1;

    One(PermitHolds holds, PermitSemaphore semaphore) {
      this.holds = holds;
      this.semaphore = semaphore;
    }

    @Override
    public void close() {
      if (!closeOnce()) {
        throw new IllegalMonitorStateException(
            "This hold of " + semaphore + " was closed before: close it once.");
      }
      semaphore.releaseHeld();
    }

    private boolean closeOnce() {
      return place >= 0
          ? holds.places.compareAndSet(place, this, null)
          : CLOSED.compareAndSet(this, false, true);
    }
  }

  /** Records that the calling thread has taken a permit. */
  Hold record(PermitSemaphore semaphore) {
    One one = new One(this, semaphore);
    int start = (int) one.taker.threadId();
    int length = places.length();
    for (int i = 0; i < length; i++) {
      int at = Math.floorMod(start + i, length);
      if (places.getPlain(at) == null) {
        one.place = at;
        if (places.compareAndSet(at, null, one)) {
          return one;
        }
      }
    }
    one.place = -1;
    return one;
  }

  /** The threads of all holds, one entry per hold. */
  List<Thread> holders() {
    List<Thread> holders = new ArrayList<>();
    for (int i = 0; i < places.length(); i++) {
      One hold = places.get(i);
      if (hold != null) {
        holders.add(hold.taker);
      }
    }
    return holders;
  }
}

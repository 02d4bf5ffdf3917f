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
public final class PermitHolds {
  private static final int MOST_PLACES = 64;

  private final Runnable giveBack;
  private final Object semaphore;
  private final AtomicReferenceArray<@Nullable One> places;

  /** Of a semaphore of so many permits, which {@code giveBack} gives one. */
  public PermitHolds(int permits, Runnable giveBack, Object semaphore) {
    this.giveBack = giveBack;
    this.semaphore = semaphore;
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
    private final Thread taker = Thread.currentThread();
    private volatile boolean closed;
    private int place = -1;

    One(PermitHolds holds) {
      this.holds = holds;
    }

    @Override
    public void close() {
      if (!closeOnce()) {
        throw new IllegalMonitorStateException(
            "This hold of " + holds.semaphore + " was closed before: close it once.");
      }
      holds.giveBack.run();
    }

    private boolean closeOnce() {
      return place >= 0
          ? holds.places.compareAndSet(place, this, null)
          : CLOSED.compareAndSet(this, false, true);
    }
  }

  /** Records that the calling thread has taken a permit. */
  public Hold record() {
    One one = new One(this);
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
  public List<Thread> holders() {
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

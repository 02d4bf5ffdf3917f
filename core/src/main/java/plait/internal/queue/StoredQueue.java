package plait.internal.queue;

import java.util.Collection;
import org.jspecify.annotations.Nullable;
import plait.internal.thread.Selectable;
import plait.internal.thread.Waits;

/** A queue that keeps items between a put and a take: putters and takers wait in lists. */
abstract class StoredQueue<T> extends LocalWorkQueue<T> {
  final WaitList takers = new WaitList(this::awaitPutsUnderWay, this::ready);
  final WaitList putters = new WaitList(this::awaitTakesUnderWay, this::hasRoom);

  StoredQueue(String kind, @Nullable String name, int capacity) {
    super(kind, name);
    if (capacity < 1) {
      throw new IllegalArgumentException(
          "The capacity " + capacity + " is less than 1: leave it out for no bound.");
    }
  }

  /** Returns when what is being put by now is there; puts that begin later see who waits. */
  abstract void awaitPutsUnderWay();

  /** Returns when what is being taken by now is gone; takes that begin later see who waits. */
  abstract void awaitTakesUnderWay();

  /** Puts back in front what was just taken, whatever the bound. */
  abstract void restore(T item);

  @Override
  public final boolean ready() {
    return !isEmpty() || isShutdown();
  }

  final boolean hasRoom() {
    return remainingCapacity() > 0 || isShutdown();
  }

  @Override
  public final Selectable.Watch watch() {
    return takers.enter();
  }

  @Override
  final boolean waitToPut(T item, long nanos) throws InterruptedException {
    var wait = new PutWait(item);
    return Waits.interruptibly(wait, nanos, wait);
  }

  @Override
  final @Nullable T waitToTake(long nanos) throws InterruptedException {
    var wait = new TakeWait();
    Waits.interruptibly(wait, nanos, wait);
    return wait.taken;
  }

  /** A wait for room. */
  private final class PutWait extends QueueWait {
    private final T item;

    PutWait(T item) {
      this.item = item;
    }

    @Override
    public boolean await(long nanos) throws InterruptedException {
      return putters.await(nanos, this::attempt);
    }

    @Override
    boolean tryOnce() {
      return tryPut(item);
    }

    @Override
    boolean mightSucceed() {
      return hasRoom();
    }

    @Override
    public String describe() {
      return "room in " + name();
    }
  }

  /** A wait for an item, or for the end of all items. */
  private final class TakeWait extends QueueWait {
    private @Nullable T taken;

    @Override
    public boolean await(long nanos) throws InterruptedException {
      return takers.await(nanos, this::attempt);
    }

    @Override
    boolean tryOnce() {
      taken = tryTake();
      if (taken == null && isShutdown()) {
        taken = tryTake(); // put between the look and the shutdown
        return true;
      }
      return taken != null;
    }

    @Override
    boolean mightSucceed() {
      return ready();
    }

    @Override
    public String describe() {
      return "an item of " + name();
    }
  }

  @Override
  public final int drainTo(Collection<? super T> target, int limit) {
    checkTarget(target);
    int drained = 0;
    for (int left = Math.min(limit, size()); left > 0; left--) { // others may go on putting
      T taken = tryTake();
      if (taken == null) {
        break;
      }
      addOrRestore(taken, target);
      drained++;
    }
    return drained;
  }

  private void addOrRestore(T taken, Collection<? super T> target) {
    boolean added = false;
    try {
      target.add(taken);
      added = true;
    } finally {
      if (!added) {
        restore(taken);
      }
    }
  }

  @Override
  final int takersWaiting() {
    return takers.size();
  }

  @Override
  final int puttersWaiting() {
    return putters.size();
  }
}

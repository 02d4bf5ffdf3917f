package plait.internal.queue;

import org.jspecify.annotations.Nullable;
import plait.internal.thread.Selectable;

/** A queue that keeps items between a put and a take: putters and takers wait in lists. */
abstract class StoredQueue<T> extends AbstractWorkQueue<T> {
  final WaitList takers = new WaitList(this::settlePuts, this::ready);
  final WaitList putters = new WaitList(this::settleTakes, this::hasRoom);

  StoredQueue(String kind, @Nullable String name) {
    super(kind, name);
  }

  abstract void settlePuts();
  abstract void settleTakes();

  @Override
  public final boolean ready() {
    return !isEmpty() || isShutdown();
  }

  private boolean hasRoom() {
    return remainingCapacity() > 0 || isShutdown();
  }

  @Override
  public final Selectable.Watch watch() {
    return takers.enter();
  }

  @Override
  final boolean awaitPut(T item, long nanos) throws InterruptedException {
    return putters.await(nanos, () -> tryPut(item));
  }

  @Override
  final @Nullable T awaitTake(long nanos) throws InterruptedException {
    var taking = new Taking();
    takers.await(nanos, () -> taking.isOver());
    return taking.taken;
  }

  private final class Taking {
    @Nullable T taken;

    boolean isOver() {
      taken = tryTake();
      if (taken == null && isShutdown()) {
        taken = tryTake(); // put between the look and the shutdown
        return true;
      }
      return taken != null;
    }
  }

  static final int BATCH = Integer.getInteger("batch", 256);
  static final int YIELDS = Integer.getInteger("yields", 16);

  @Override
  final boolean spinForRoom() {
    int enough = Math.min(BATCH, Math.max(1, capacity() / 4));
    for (int i = 0; i < YIELDS; i++) {
      Thread.yield();
      if (remainingCapacity() >= enough) {
        return true;
      }
    }
    return hasRoom();
  }

  @Override
  final boolean spinForItem() {
    int enough = Math.min(BATCH, Math.max(1, capacity() / 4));
    for (int i = 0; i < YIELDS; i++) {
      Thread.yield();
      if (size() >= enough) {
        return true;
      }
    }
    return !isEmpty();
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

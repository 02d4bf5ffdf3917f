package plait.internal.queue;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;

/** Iterates over a copy; {@code remove} takes the item out of the queue if it is still there. */
final class SnapshotIterator<T> implements Iterator<T> {
  private final LocalWorkQueue<T> queue;
  private final List<T> items;
  private int next;
  private boolean removable;

  SnapshotIterator(LocalWorkQueue<T> queue) {
    this.queue = queue;
    this.items = new ArrayList<>(queue.snapshot());
  }

  @Override
  public boolean hasNext() {
    return next < items.size();
  }

  @Override
  public T next() {
    if (!hasNext()) {
      throw new NoSuchElementException();
    }
    removable = true;
    return items.get(next++);
  }

  @Override
  public void remove() {
    if (!removable) {
      throw new IllegalStateException("remove() comes once after each next().");
    }
    removable = false;
    T item = items.remove(--next);
    int before = 0;
    for (T earlier : items.subList(0, next)) {
      before += earlier == item ? 1 : 0;
    }
    queue.removeSame(item, before);
  }
}

package plait.internal.queue;

import java.util.Iterator;
import java.util.NoSuchElementException;
import org.jspecify.annotations.Nullable;

/** Iterates by taking; confined to one thread. */
final class TakingIterator<T> implements Iterator<T> {
  private final AbstractWorkQueue<T> queue;
  private @Nullable T next;

  TakingIterator(AbstractWorkQueue<T> queue) {
    this.queue = queue;
  }

  @Override
  public boolean hasNext() {
    if (next == null) {
      next = queue.takeOrEndUnchecked();
    }
    return next != null;
  }

  @Override
  public T next() {
    T given = hasNext() ? next : null;
    if (given == null) {
      throw new NoSuchElementException(queue.name() + " is shut down and has no items left.");
    }
    next = null;
    return given;
  }
}

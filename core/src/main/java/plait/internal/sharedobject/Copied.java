package plait.internal.sharedobject;

import java.util.Iterator;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Goes over a copy of what is shared; what is removed goes from the original. */
class Copied<E> implements Iterator<E> {
  private final Iterator<E> copy;
  private final Consumer<E> remover;
  private @Nullable E last;

  Copied(Iterator<E> copy, Consumer<E> remover) {
    this.copy = copy;
    this.remover = remover;
  }

  /** What the user gets of an element. */
  E shown(E element) {
    return element;
  }

  @Override
  public boolean hasNext() {
    return copy.hasNext();
  }

  @Override
  public E next() {
    E next = copy.next();
    last = next;
    return shown(next);
  }

  @Override
  public void remove() {
    E removed = last;
    if (removed == null) {
      throw new IllegalStateException("There is no element that next() gave and that is there yet");
    }
    last = null;
    remover.accept(removed);
  }
}

package plait.internal.progress;

import java.lang.ref.Cleaner;
import java.util.Collection;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.Objects;

/**
 * Items, each counted when the next one is asked for. A loop that is left early closes its bar when
 * its iterator is garbage, its thread has ended or the program does: Java tells nobody sooner.
 *
 * @param <T> the type of the items
 */
public final class Loop<T> implements Iterable<T> {
  private final Iterable<T> items;
  private final String label;

  public Loop(Iterable<T> items, String label) {
    this.items = Objects.requireNonNull(items, "items");
    this.label = Objects.requireNonNull(label, "label");
  }

  @Override
  public Iterator<T> iterator() {
    long total = items instanceof Collection<?> collection ? collection.size() : -1;
    var iterator = items.iterator();
    var bar = Board.ofProgram().open(label, total);
    bar.loopsIn(Thread.currentThread());
    return new Counted<>(iterator, bar);
  }

  /** Made with the first loop, since it brings a thread. */
  private static final class Lazy {
    static final Cleaner CLEANER = Cleaner.create();
  }

  private static final class Counted<T> implements Iterator<T> {
    private final Iterator<T> items;
    private final Bar bar;
    private final Cleaner.Cleanable closing;
    private boolean handedOut;

    Counted(Iterator<T> items, Bar bar) {
      this.items = items;
      this.bar = bar;
      this.closing = Lazy.CLEANER.register(this, bar::close);
    }

    @Override
    public boolean hasNext() {
      countLast();
      boolean more = items.hasNext();
      if (!more) {
        closing.clean();
      }
      return more;
    }

    @Override
    public T next() {
      countLast();
      try {
        T item = items.next();
        handedOut = true;
        return item;
      } catch (NoSuchElementException e) {
        closing.clean();
        throw e;
      }
    }

    @Override
    public void remove() {
      items.remove();
    }

    private void countLast() {
      if (handedOut) {
        handedOut = false;
        bar.tick();
        bar.loopsIn(Thread.currentThread());
      }
    }
  }
}

package plait.internal.sharedobject;

import java.io.Serializable;
import java.util.AbstractList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.ListIterator;
import java.util.Objects;
import java.util.RandomAccess;
import java.util.Spliterator;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import plait.internal.wire.Shareable;
import plait.internal.wire.Ticket;

/** A list that every process has a handle like this to. */
// what comes out of the store went in through a handle of this type
@SuppressWarnings({"unchecked", "NullAway"})
public final class ListHandle<E extends @Nullable Object> extends AbstractList<E>
    implements RandomAccess, Shareable, Wrapper {
  private final ListStore store;

  private ListHandle(ListStore store) {
    this.store = store;
  }

  /** A new one, empty and in this process. */
  public static <E extends @Nullable Object> List<E> make() {
    return new ListHandle<>(Sharing.share(ListStore.class, new StoredList()));
  }

  @Override
  public Object store() {
    return store;
  }

  @Override
  public Object around(Object other) {
    return new ListHandle<>((ListStore) other);
  }

  @Override
  public Ticket ticket() {
    return new ListTicket(store);
  }

  /** The handle to the store travels as such. */
  record ListTicket(ListStore store) implements Ticket {
    @Override
    public Object claim() {
      return new ListHandle<>(store);
    }
  }

  // ---- one element

  @Override
  public E get(int place) {
    return (E) store.get(place);
  }

  @Override
  public E set(int place, E element) {
    return (E) store.set(place, element);
  }

  @Override
  public boolean add(E element) {
    return store.add(element);
  }

  @Override
  public void add(int place, E element) {
    store.add(place, element);
  }

  @Override
  public E remove(int place) {
    return (E) store.removeAt(place);
  }

  @Override
  public boolean remove(@Nullable Object element) {
    return store.remove(element);
  }

  @Override
  public boolean contains(@Nullable Object element) {
    return store.contains(element);
  }

  @Override
  public int indexOf(@Nullable Object element) {
    return store.indexOf(element);
  }

  @Override
  public int lastIndexOf(@Nullable Object element) {
    return store.lastIndexOf(element);
  }

  // ---- several

  @Override
  public int size() {
    return store.size();
  }

  @Override
  public void clear() {
    store.clear();
  }

  @Override
  public boolean addAll(Collection<? extends E> elements) {
    return store.addAll(Sent.of(elements));
  }

  @Override
  public boolean addAll(int place, Collection<? extends E> elements) {
    return store.addAll(place, Sent.of(elements));
  }

  @Override
  public boolean removeAll(Collection<?> elements) {
    return store.removeAll(Sent.of(elements));
  }

  @Override
  public boolean retainAll(Collection<?> elements) {
    return store.retainAll(Sent.of(elements));
  }

  // ---- functions: where the list is, or here and again if it has changed meanwhile

  @Override
  public void sort(@Nullable Comparator<? super E> order) {
    if (order == null || order instanceof Serializable) {
      store.sort((Comparator<Object>) order);
    } else {
      change(all -> all.sort(order));
    }
  }

  @Override
  public void replaceAll(UnaryOperator<E> function) {
    if (function instanceof Serializable) {
      store.replaceAll((UnaryOperator<Object>) function);
    } else {
      change(all -> all.replaceAll(function));
    }
  }

  @Override
  public boolean removeIf(Predicate<? super E> condition) {
    if (condition instanceof Serializable) {
      return store.removeIf((Predicate<Object>) condition);
    }
    return change(all -> all.removeIf(condition));
  }

  private boolean change(Consumer<List<E>> change) {
    while (true) {
      List<E> before = all();
      List<E> after = (List<E>) Sent.of(before);
      change.accept(after);
      if (after.equals(before)) {
        return false;
      }
      if (store.exchange(before, after)) {
        return true;
      }
      before.stream().filter(Objects::nonNull).forEach(each -> Copies.check(store, each));
    }
  }

  // ---- a copy

  private List<E> all() {
    return (List<E>) store.all();
  }

  private List<E> shown() {
    return Collections.unmodifiableList(all());
  }

  @Override
  public Iterator<E> iterator() {
    return shown().iterator();
  }

  @Override
  public ListIterator<E> listIterator(int place) {
    return shown().listIterator(place);
  }

  @Override
  public Spliterator<E> spliterator() {
    return shown().spliterator();
  }

  @Override
  public Object[] toArray() {
    return all().toArray();
  }

  @Override
  public <T> T[] toArray(T[] array) {
    return all().toArray(array);
  }
}

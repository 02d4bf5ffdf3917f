package plait.internal.sharedobject;

import java.util.AbstractSet;
import java.util.Collection;
import java.util.Iterator;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import plait.internal.wire.Shareable;
import plait.internal.wire.Ticket;

/** A set that every process has a handle like this to. */
@SuppressWarnings("unchecked") // what comes out of the store went in through a handle of this type
public final class SetHandle<E> extends AbstractSet<E> implements Shareable, Wrapper {
  private final SetStore store;

  private SetHandle(SetStore store) {
    this.store = store;
  }

  /** A new one, empty and in this process. */
  public static <E> Set<E> make() {
    return new SetHandle<>(Sharing.share(SetStore.class, new StoredSet()));
  }

  @Override
  public Object store() {
    return store;
  }

  @Override
  public Object around(Object other) {
    return new SetHandle<>((SetStore) other);
  }

  @Override
  public Ticket ticket() {
    return new SetTicket(store);
  }

  /** The handle to the store travels as such. */
  record SetTicket(SetStore store) implements Ticket {
    @Override
    public Object claim() {
      return new SetHandle<>(store);
    }
  }

  @Override
  public boolean add(E element) {
    return store.add(element);
  }

  @Override
  public boolean addAll(Collection<? extends E> elements) {
    return store.addAll(Sent.of(elements));
  }

  @Override
  public boolean contains(@Nullable Object element) {
    return store.contains(element);
  }

  @Override
  public boolean containsAll(Collection<?> elements) {
    return store.containsAll(Sent.of(elements));
  }

  @Override
  public boolean remove(@Nullable Object element) {
    return store.remove(element);
  }

  @Override
  public boolean removeAll(Collection<?> elements) {
    return store.removeAll(Sent.of(elements));
  }

  @Override
  public boolean retainAll(Collection<?> elements) {
    return store.retainAll(Sent.of(elements));
  }

  @Override
  public int size() {
    return store.size();
  }

  @Override
  public void clear() {
    store.clear();
  }

  @Override
  public Iterator<E> iterator() {
    return new Copied<>((Iterator<E>) store.all().iterator(), store::remove);
  }

  @Override
  public Object[] toArray() {
    return store.all().toArray();
  }

  @Override
  public <T> T[] toArray(T[] array) {
    return store.all().toArray(array);
  }
}

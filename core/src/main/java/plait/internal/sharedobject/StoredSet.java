package plait.internal.sharedobject;

import java.util.Collection;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The set itself, guarded by its monitor. */
final class StoredSet implements SetStore {
  private final Set<Object> elements = new HashSet<>();

  @Override
  public synchronized boolean add(Object element) {
    return elements.add(element);
  }

  @Override
  public synchronized boolean addAll(Collection<?> all) {
    return elements.addAll(all);
  }

  @Override
  public synchronized boolean contains(@Nullable Object element) {
    return elements.contains(element);
  }

  @Override
  public synchronized boolean containsAll(Collection<?> all) {
    return elements.containsAll(all);
  }

  @Override
  public synchronized boolean remove(@Nullable Object element) {
    return elements.remove(element);
  }

  @Override
  public synchronized boolean removeAll(Collection<?> all) {
    return elements.removeAll(all);
  }

  @Override
  public synchronized boolean retainAll(Collection<?> all) {
    return elements.retainAll(all);
  }

  @Override
  public synchronized int size() {
    return elements.size();
  }

  @Override
  public synchronized void clear() {
    elements.clear();
  }

  @Override
  public synchronized Set<Object> all() {
    return new HashSet<>(elements);
  }
}

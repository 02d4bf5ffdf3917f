package plait.internal.sharedobject;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** The list itself, guarded by its monitor. */
final class StoredList implements ListStore {
  private final List<@Nullable Object> elements = new ArrayList<>();

  @Override
  public synchronized @Nullable Object get(int place) {
    return elements.get(place);
  }

  @Override
  public synchronized @Nullable Object set(int place, @Nullable Object element) {
    return elements.set(place, element);
  }

  @Override
  public synchronized boolean add(@Nullable Object element) {
    return elements.add(element);
  }

  @Override
  public synchronized void add(int place, @Nullable Object element) {
    elements.add(place, element);
  }

  @Override
  public synchronized boolean addAll(Collection<?> all) {
    return elements.addAll(all);
  }

  @Override
  public synchronized boolean addAll(int place, Collection<?> all) {
    return elements.addAll(place, all);
  }

  @Override
  public synchronized @Nullable Object removeAt(int place) {
    return elements.remove(place);
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
  public synchronized boolean contains(@Nullable Object element) {
    return elements.contains(element);
  }

  @Override
  public synchronized int indexOf(@Nullable Object element) {
    return elements.indexOf(element);
  }

  @Override
  public synchronized int lastIndexOf(@Nullable Object element) {
    return elements.lastIndexOf(element);
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
  public synchronized void sort(@Nullable Comparator<Object> order) {
    elements.sort(order);
  }

  @Override
  public synchronized void replaceAll(UnaryOperator<Object> function) {
    elements.replaceAll(function);
  }

  @Override
  public synchronized boolean removeIf(Predicate<Object> condition) {
    return elements.removeIf(condition);
  }

  @Override
  public synchronized List<Object> all() {
    return new ArrayList<>(elements);
  }

  @Override
  public synchronized boolean exchange(List<?> before, List<?> after) {
    if (!elements.equals(before)) {
      return false;
    }
    elements.clear();
    elements.addAll(after);
    return true;
  }
}

package plait.internal.queue;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Smallest first, and of equal ones the one that came first. */
final class SmallestFirst<T> implements Order<T> {
  private final PriorityQueue<Entry<T>> heap;
  private final Comparator<Entry<T>> order;
  private long newest;
  private long oldest;

  private record Entry<T>(T item, long number) {}

  SmallestFirst(Comparator<? super T> itemOrder) {
    order =
        Comparator.<Entry<T>, T>comparing(Entry::item, itemOrder).thenComparingLong(Entry::number);
    heap = new PriorityQueue<>(order);
  }

  @Override
  public void add(T item) {
    heap.add(new Entry<>(item, ++newest));
  }

  @Override
  public void addFirst(T item) {
    heap.add(new Entry<>(item, --oldest));
  }

  @Override
  public @Nullable T first() {
    Entry<T> first = heap.peek();
    return first == null ? null : first.item();
  }

  @Override
  public @Nullable T removeFirst() {
    Entry<T> first = heap.poll();
    return first == null ? null : first.item();
  }

  @Override
  public boolean removeIf(Predicate<? super T> test) {
    return heap.removeIf(entry -> test.test(entry.item()));
  }

  @Override
  public int size() {
    return heap.size();
  }

  @Override
  public List<T> items() {
    var sorted = new ArrayList<>(heap);
    sorted.sort(order);
    var items = new ArrayList<T>(sorted.size());
    sorted.forEach(entry -> items.add(entry.item()));
    return items;
  }
}

package plait.internal.queue;

import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** The items of an {@link OrderedQueue}, which guards it: the order in which they leave. */
interface Order<T> {
  void add(T item);

  /** Puts back what was the first. */
  void addFirst(T item);

  @Nullable T first();

  @Nullable T removeFirst();

  /** Asks once for each item, in any order. */
  boolean removeIf(Predicate<? super T> test);

  int size();

  /** A copy, next to leave first. */
  List<T> items();
}

package plait.internal.sharedobject;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** A shared list as its owner has it: each method is one call. */
interface ListStore {
  @Nullable Object get(int place);

  @Nullable Object set(int place, @Nullable Object element);

  boolean add(@Nullable Object element);

  void add(int place, @Nullable Object element);

  boolean addAll(Collection<?> elements);

  boolean addAll(int place, Collection<?> elements);

  @Nullable Object removeAt(int place);

  boolean remove(@Nullable Object element);

  boolean removeAll(Collection<?> elements);

  boolean retainAll(Collection<?> elements);

  boolean contains(@Nullable Object element);

  int indexOf(@Nullable Object element);

  int lastIndexOf(@Nullable Object element);

  int size();

  void clear();

  void sort(@Nullable Comparator<Object> order);

  void replaceAll(UnaryOperator<Object> function);

  boolean removeIf(Predicate<Object> condition);

  /** A copy. */
  List<Object> all();

  /** Puts other elements in the place of these; false if there are others by now. */
  boolean exchange(List<?> before, List<?> after);
}

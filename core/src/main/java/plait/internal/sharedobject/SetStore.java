package plait.internal.sharedobject;

import java.util.Collection;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A shared set as its owner has it: each method is one call. */
interface SetStore {
  boolean add(Object element);

  boolean addAll(Collection<?> elements);

  boolean contains(@Nullable Object element);

  boolean containsAll(Collection<?> elements);

  boolean remove(@Nullable Object element);

  boolean removeAll(Collection<?> elements);

  boolean retainAll(Collection<?> elements);

  int size();

  void clear();

  /** A copy. */
  Set<Object> all();
}

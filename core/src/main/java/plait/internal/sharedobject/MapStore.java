package plait.internal.sharedobject;

import java.util.Map;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A shared map as its owner has it: each method is one call. */
interface MapStore {
  @Nullable Object get(@Nullable Object key);

  boolean containsKey(@Nullable Object key);

  boolean containsValue(@Nullable Object value);

  @Nullable Object put(Object key, Object value);

  void putAll(Map<?, ?> all);

  @Nullable Object putIfAbsent(Object key, Object value);

  @Nullable Object remove(@Nullable Object key);

  boolean remove(@Nullable Object key, @Nullable Object value);

  @Nullable Object replace(Object key, Object value);

  boolean replace(Object key, Object before, Object value);

  @Nullable Object compute(
      Object key, BiFunction<? super Object, ? super Object, ? extends @Nullable Object> function);

  @Nullable Object computeIfPresent(
      Object key, BiFunction<? super Object, ? super Object, ? extends @Nullable Object> function);

  @Nullable Object computeIfAbsent(
      Object key, Function<? super Object, ? extends @Nullable Object> function);

  @Nullable Object merge(
      Object key,
      Object value,
      BiFunction<? super Object, ? super Object, ? extends @Nullable Object> function);

  int size();

  void clear();

  /** A copy. */
  Map<Object, Object> all();
}

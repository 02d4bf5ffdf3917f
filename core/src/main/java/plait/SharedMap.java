package plait;

import java.io.Serializable;
import java.util.concurrent.ConcurrentMap;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A map that processes share. It lies in the process that made it; every method is one call of that
 * process and atomic there, as {@link ConcurrentMap} promises, but for those that take several
 * elements at a time. Keys and values are copies in all other processes; neither may be null.
 *
 * <p>Functions written where these methods are called travel to the map and run there, so that
 * {@code map.merge(word, 1, Integer::sum)} is one call. Those of another type, which cannot travel,
 * run at the caller, again if the map has changed meanwhile.
 *
 * <p>Iterators go over a copy of the map as it was when they were made; their {@code remove} goes
 * to the map. Calls wait and fail as those of {@link Processes#share} do.
 *
 * <p>Python: {@code Manager().dict()}.
 *
 * @param <K> the keys
 * @param <V> the values
 */
public interface SharedMap<K, V> extends ConcurrentMap<K, V> {

  /**
   * A function of one argument that travels.
   *
   * @param <A> the argument
   * @param <R> the result
   */
  @FunctionalInterface
  interface Mapping<A, R extends @Nullable Object> extends Function<A, R>, Serializable {}

  /**
   * A function of two arguments that travels.
   *
   * @param <A> the first argument
   * @param <B> the second one
   * @param <R> the result
   */
  @FunctionalInterface
  interface Combining<
          A extends @Nullable Object, B extends @Nullable Object, R extends @Nullable Object>
      extends BiFunction<A, B, R>, Serializable {}

  /**
   * Computes the value of a key where the map is, see {@link ConcurrentMap#compute}.
   *
   * @param key the key
   * @param function from the key and its value or null to the new value; null removes it
   * @return the new value, or null
   * @throws NotSendableException if what the function captures cannot travel
   */
  @Nullable V compute(
      K key, Combining<? super K, ? super @Nullable V, ? extends @Nullable V> function);

  /**
   * Computes the value of a key that has one, where the map is, see {@link
   * ConcurrentMap#computeIfPresent}.
   *
   * @param key the key
   * @param function from the key and its value to the new value; null removes it
   * @return the new value, or null
   * @throws NotSendableException if what the function captures cannot travel
   */
  @Nullable V computeIfPresent(
      K key, Combining<? super K, ? super V, ? extends @Nullable V> function);

  /**
   * Computes the value of a key that has none, where the map is, see {@link
   * ConcurrentMap#computeIfAbsent}.
   *
   * @param key the key
   * @param function from the key to its value; null leaves it without
   * @return the value that is there now, or null
   * @throws NotSendableException if what the function captures cannot travel
   */
  @Nullable V computeIfAbsent(K key, Mapping<? super K, ? extends @Nullable V> function);

  /**
   * Merges a value into that of a key, where the map is, see {@link ConcurrentMap#merge}.
   *
   * @param key the key
   * @param value the value if there is none yet, else the second argument of the function
   * @param function from both values to the new one; null removes it
   * @return the new value, or null
   * @throws NotSendableException if what the function captures cannot travel
   */
  @Nullable V merge(
      K key, V value, Combining<? super V, ? super V, ? extends @Nullable V> function);
}

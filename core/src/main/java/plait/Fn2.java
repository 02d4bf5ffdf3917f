package plait;

import java.io.Serializable;
import org.jspecify.annotations.Nullable;

/**
 * A function of two arguments that may throw: what a pool maps over two inputs side by side.
 *
 * @param <A> the type of the first argument
 * @param <B> the type of the second argument
 * @param <R> the type of the result
 */
@FunctionalInterface
public interface Fn2<
        A extends @Nullable Object, B extends @Nullable Object, R extends @Nullable Object>
    extends Serializable {

  /**
   * Computes the result for one pair of arguments.
   *
   * @param first the first argument
   * @param second the second argument
   * @return the result
   * @throws Exception whatever goes wrong
   */
  R apply(A first, B second) throws Exception;
}

package plait;

import java.io.Serializable;
import org.jspecify.annotations.Nullable;

/**
 * A function of one argument that may throw: what a pool maps over its items.
 *
 * @param <A> the type of the argument
 * @param <R> the type of the result
 */
@FunctionalInterface
public interface Fn<A extends @Nullable Object, R extends @Nullable Object> extends Serializable {

  /**
   * Computes the result for one argument.
   *
   * @param argument the argument
   * @return the result
   * @throws Exception whatever goes wrong
   */
  R apply(A argument) throws Exception;
}

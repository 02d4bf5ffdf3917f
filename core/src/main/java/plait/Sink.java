package plait;

import java.io.Serializable;
import org.jspecify.annotations.Nullable;

/**
 * Something to do with one argument, without a result, that may throw: a consumer of queue items, a
 * callback.
 *
 * @param <A> the type of the argument
 */
@FunctionalInterface
public interface Sink<A extends @Nullable Object> extends Serializable {

  /**
   * Takes one argument.
   *
   * @param argument the argument
   * @throws Exception whatever goes wrong
   */
  void accept(A argument) throws Exception;
}

package plait;

import java.io.Serializable;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;

/**
 * Something to do that has a result: the body of a task.
 *
 * <p>It may throw anything; the failure reaches whoever joins the task. It is a {@link Callable}
 * that is {@link Serializable}, so that every lambda passed to Plait can also travel to a worker
 * process.
 *
 * <p>Python: the {@code target} of a {@code threading.Thread}, or the function given to {@code
 * Executor.submit}.
 *
 * @param <T> the type of the result
 */
@FunctionalInterface
public interface Target<T extends @Nullable Object> extends Callable<T>, Serializable {

  /**
   * Does it and returns the result.
   *
   * @throws Exception whatever goes wrong
   */
  @Override
  T call() throws Exception;
}

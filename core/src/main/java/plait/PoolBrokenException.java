package plait;

import java.util.concurrent.RejectedExecutionException;
import org.jspecify.annotations.Nullable;

/**
 * A pool cannot make workers any more: thrown by later starts, and the failure of the tasks that
 * waited for a worker. The cause is what the pool broke of: what its initializer threw; for a pool
 * of processes also the death of its first worker before it was ready, or the last one of too many
 * deaths in a short time with no success between them.
 *
 * <p>Python: {@code concurrent.futures.BrokenExecutor}.
 */
public final class PoolBrokenException extends RejectedExecutionException {
  private static final long serialVersionUID = 1L;

  /**
   * Makes one.
   *
   * @param message what broke the pool, and what can be done
   * @param cause what it broke of
   */
  public PoolBrokenException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }

  /**
   * Makes one for a pool whose initializer threw.
   *
   * @param pool the name of the pool
   * @param cause what the initializer threw
   * @return the exception
   */
  public static PoolBrokenException ofInitializer(String pool, Throwable cause) {
    return new PoolBrokenException(
        "Pool "
            + pool
            + " is broken, its initializer failed: "
            + cause
            + ". Mend the initializer and make a new pool.",
        cause);
  }

  /**
   * The same for another one who is told of it, with that one's stack.
   *
   * @return a new exception with the same message and cause
   */
  public PoolBrokenException again() {
    return new PoolBrokenException(String.valueOf(getMessage()), getCause());
  }
}

package plait;

import java.util.concurrent.RejectedExecutionException;

/**
 * The initializer of a pool threw, so that the pool cannot make workers any more: thrown by later
 * starts, and the failure of the tasks that waited for a worker. The cause is what the initializer
 * threw.
 *
 * <p>Python: {@code concurrent.futures.thread.BrokenThreadPool}.
 */
public final class PoolBrokenException extends RejectedExecutionException {
  private static final long serialVersionUID = 1L;

  /**
   * Makes one.
   *
   * @param pool the name of the pool
   * @param cause what the initializer threw
   */
  public PoolBrokenException(String pool, Throwable cause) {
    super(
        "Pool "
            + pool
            + " is broken, its initializer failed: "
            + cause
            + ". Mend the initializer and make a new pool.",
        cause);
  }
}

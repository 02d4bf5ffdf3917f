package plait;

import org.jspecify.annotations.Nullable;

/**
 * A value that is computed once, by the first task that asks; others wait for it.
 *
 * <p>If the computation throws, whoever asked for it gets a {@link TargetFailedException}, and the
 * next one who asks computes again.
 *
 * <p>What the computation did happens-before what others do after they got the value.
 *
 * <p>Python: none in {@code threading}; {@code functools.cache} may compute more than once.
 *
 * @param <T> the type of the value
 */
public interface Once<T extends @Nullable Object> {

  /**
   * Returns the value; computes it in the calling thread if nobody has, waits if somebody is at it.
   *
   * @return the value
   * @throws TargetFailedException if the computation in the calling thread threw
   * @throws DeadlockException if the computation asks for its own value
   * @throws WaitInterruptedException if the thread is interrupted while waiting
   * @throws CancelledException if the calling task is cancelled
   */
  T get();

  /**
   * Whether the value is there.
   *
   * @return true from then on for ever
   */
  boolean isDone();
}

package plait;

import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import plait.internal.thread.Gatherings;

/**
 * Waiting for several tasks: all of them, the first one, each as it ends.
 *
 * <p>A task that occurs twice counts once; one that was not started is refused with {@link
 * IllegalStateException}. None of these cancels a task. All of them wait: a cancel of the calling
 * task ends the wait with {@link CancelledException}, an interrupt with {@link
 * WaitInterruptedException}, and a wait that can never end is refused with {@link
 * DeadlockException}. A negative time limit is an {@link IllegalArgumentException}.
 *
 * <p>All that a task did happens-before the return of a wait that saw it ended.
 *
 * <p>Python: {@code concurrent.futures.wait}, {@code as_completed}.
 */
public final class Tasks {
  private Tasks() {}

  /**
   * Waits until all have ended, or the first has failed, and returns their results in the order
   * given. Python: {@code wait(return_when=FIRST_EXCEPTION)} and the results.
   *
   * @param <T> the type of the results
   * @param tasks the tasks
   * @return the results; unmodifiable, may contain null
   * @throws TargetFailedException as soon as one has failed
   * @throws CancelledException as soon as one was cancelled, or if the calling task is
   * @throws WaitInterruptedException if the calling thread is interrupted
   */
  public static <T extends @Nullable Object> List<T> all(
      Collection<? extends Task<? extends T>> tasks) {
    return Gatherings.all(tasks, null);
  }

  /**
   * Waits like {@link #all(Collection)}, for a limited time.
   *
   * @param <T> the type of the results
   * @param tasks the tasks
   * @param timeout how long to wait at the most
   * @return the results; unmodifiable, may contain null
   * @throws WaitTimeoutException if the time is up before; it says how many have not ended
   */
  public static <T extends @Nullable Object> List<T> all(
      Collection<? extends Task<? extends T>> tasks, Duration timeout) {
    return Gatherings.all(tasks, Objects.requireNonNull(timeout));
  }

  /**
   * Waits until all have ended, however they ended.
   *
   * @param <T> the type of the results
   * @param tasks the tasks
   * @return one outcome per task, in the order given
   */
  public static <T extends @Nullable Object> List<Outcome<T>> outcomes(
      Collection<? extends Task<? extends T>> tasks) {
    return Gatherings.outcomes(tasks);
  }

  /**
   * Waits until one has ended, however it ended. Python: {@code wait(return_when=FIRST_COMPLETED)}.
   *
   * @param <T> the type of the task
   * @param tasks the tasks, at least one
   * @return the task that has ended
   * @throws IllegalArgumentException if there are none
   */
  public static <T extends Task<?>> T any(Collection<T> tasks) {
    return Gatherings.any(tasks, null);
  }

  /**
   * Waits like {@link #any(Collection)}, for a limited time.
   *
   * @param <T> the type of the task
   * @param tasks the tasks, at least one
   * @param timeout how long to wait at the most
   * @return the task that has ended
   * @throws WaitTimeoutException if the time is up before
   */
  public static <T extends Task<?>> T any(Collection<T> tasks, Duration timeout) {
    return Gatherings.any(tasks, Objects.requireNonNull(timeout));
  }

  /**
   * The tasks one by one as they end, those that have ended first. Waits as it is drawn from. A
   * stream that is not drawn to its end is best closed; otherwise it lets go of its tasks when it
   * is garbage.
   *
   * @param <T> the type of the tasks
   * @param tasks the tasks
   * @return a sequential stream
   */
  public static <T extends Task<?>> Stream<T> asCompleted(Collection<T> tasks) {
    return Gatherings.asCompleted(tasks, null);
  }

  /**
   * The tasks one by one as they end, for a limited time that counts from this call.
   *
   * @param <T> the type of the tasks
   * @param tasks the tasks
   * @param timeout how long to wait at the most, altogether
   * @return a sequential stream that throws {@link WaitTimeoutException} ("k of n tasks
   *     unfinished")
   */
  public static <T extends Task<?>> Stream<T> asCompleted(Collection<T> tasks, Duration timeout) {
    return Gatherings.asCompleted(tasks, Objects.requireNonNull(timeout));
  }

  /**
   * Waits until all have ended or the time is up, and splits them. Python: {@code wait(timeout=)}.
   *
   * @param <T> the type of the tasks
   * @param tasks the tasks
   * @param timeout how long to wait at the most
   * @return those that have ended and those that have not
   */
  public static <T extends Task<?>> Split<T> split(Collection<T> tasks, Duration timeout) {
    return Gatherings.split(tasks, timeout);
  }

  /**
   * Some tasks, by whether they have ended.
   *
   * @param <T> the type of the tasks
   * @param done those that have ended, in the order given
   * @param notDone the others, in the order given
   */
  public record Split<T extends Task<?>>(List<T> done, List<T> notDone) {}
}

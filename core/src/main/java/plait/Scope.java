package plait;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A block that its tasks do not outlive: whatever is started in the scope has ended when the block
 * is left.
 *
 * {@snippet :
 * try (Scope scope = Threads.scope()) {
 *   var left = scope.start(() -> fib(30));
 *   var right = scope.start(() -> fib(31));
 *   scope.join();
 *   IO.println(left.join() + right.join());
 * }
 * }
 *
 * <p>The first failure cancels the other tasks and every scope nested in them, and ends the Plait
 * waits of the block itself. It is delivered once: thrown by the wait it ended, by {@link #join()},
 * or by {@link #close()}, as {@link TargetFailedException} with the failures that came later
 * suppressed.
 *
 * <p>A scope may have a {@link #deadline}: it spans everything inside, nested scopes too. When the
 * time is up all tasks are cancelled and the block gets {@link WaitTimeoutException}.
 *
 * <p>Only the thread that opened the scope joins and closes it; it and the scope's own tasks may
 * start tasks in it. Nested scopes are closed in reverse order.
 *
 * <p>What the block did before a start happens-before the task; all of the tasks happens-before
 * what comes after {@link #join()} or the end of the block.
 *
 * <p>Python: {@code asyncio.TaskGroup}, Trio's nursery; none for threads.
 */
public interface Scope extends AutoCloseable {

  /**
   * Starts a task in the scope. Does not wait.
   *
   * @param <T> the type of its result
   * @param target its body
   * @return the task
   * @throws IllegalStateException if the scope is closed, or the caller does not belong to it
   * @throws CancelledException if the scope was cancelled
   */
  <T extends @Nullable Object> Task<T> start(Target<T> target);

  /**
   * Starts a task without a result in the scope. Does not wait.
   *
   * @param action its body
   * @return the task
   * @throws IllegalStateException if the scope is closed, or the caller does not belong to it
   * @throws CancelledException if the scope was cancelled
   */
  Task<@Nullable Void> start(Action action);

  /**
   * Sets the time limit of everything inside. Call it before the first start.
   *
   * @param limit how long from now
   * @return this scope
   * @throws IllegalArgumentException if it is negative
   * @throws IllegalStateException if a task was started already
   */
  Scope deadline(Duration limit);

  /**
   * Names the scope, for text forms and messages, and its tasks {@code name-1}, {@code name-2} ….
   *
   * @param name the name
   * @return this scope
   */
  Scope named(String name);

  /**
   * Waits until all tasks have ended.
   *
   * @throws TargetFailedException if one failed; the others are cancelled and have ended
   * @throws WaitTimeoutException if the deadline has passed; all have ended
   * @throws WaitInterruptedException if the calling thread is interrupted; the tasks are cancelled
   * @throws CancelledException if the calling task or the scope is cancelled
   */
  void join();

  /**
   * Waits for the first task that succeeds, and cancels the others.
   *
   * @param <T> the type of the result
   * @param tasks tasks of this scope, at least one
   * @return its result, after all of them have ended
   * @throws TargetFailedException if all failed: the first failure, the others suppressed
   */
  <T extends @Nullable Object> T firstSuccess(List<? extends Task<? extends T>> tasks);

  /**
   * Waits until all the tasks have ended and collects how each of them ended.
   *
   * @param <T> the type of the results
   * @param tasks tasks of a scope that tolerates failures
   * @return one outcome per task, in the order given
   */
  <T extends @Nullable Object> List<Outcome<T>> outcomes(List<? extends Task<? extends T>> tasks);

  /** Cancels all tasks and ends the Plait waits of the block. Does not wait for them to end. */
  void cancel();

  /**
   * Waits until all tasks have ended; an interrupt or cancel of the calling task cancels them
   * first, but does not end the wait. Does nothing when called again.
   *
   * @throws TargetFailedException if one failed and nobody was told yet
   * @throws WaitTimeoutException if the deadline passed and nobody was told yet
   */
  @Override
  void close();
}

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
 * suppressed. Joining the failed task in the block counts as delivery, too. Plait waits of the
 * block after that throw {@link CancelledException}; clean-up that has to wait goes into {@link
 * Threads#shielded}.
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
   * @throws CancelledException if the scope was cancelled, on account of a failure too; the owner
   *     gets the failure or the timeout itself instead, if nobody was told yet
   */
  <T extends @Nullable Object> Task<T> start(Target<T> target);

  /**
   * Starts a task without a result in the scope. Does not wait.
   *
   * @param action its body
   * @return the task
   * @throws IllegalStateException if the scope is closed, or the caller does not belong to it
   * @throws CancelledException if the scope was cancelled, on account of a failure too; the owner
   *     gets the failure or the timeout itself instead, if nobody was told yet
   */
  Task<@Nullable Void> start(Action action);

  /**
   * Starts a task that has a process of its own in the scope: made by {@link Processes#of}, or by a
   * view of settings. Does not wait. When the scope is cancelled, so is the task; its process has
   * ended when the block is left.
   *
   * {@snippet :
   * var parsed = scope.start(Processes.heap("256m").of(() -> parse(file)));
   * }
   *
   * @param <T> the type of its result
   * @param process the task, which was not started
   * @return a task of this scope that ends with the process, and as it does
   * @throws NotSendableException if the body or something it captures cannot be copied
   * @throws IllegalStateException if the scope is closed, the caller does not belong to it, or the
   *     task was started
   * @throws CancelledException if the scope was cancelled, as for {@link #start(Target)}
   */
  <T extends @Nullable Object> Task<T> start(ProcessTask<T> process);

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
   * Lets failures pass: a task that fails cancels nothing and is not thrown by the scope. Ask
   * {@link #outcomes} or {@link #firstSuccess}, or join the tasks; a failure nobody asks for is
   * reported like any other. Call it before the first start.
   *
   * @return this scope
   * @throws IllegalStateException if a task was started already
   */
  Scope tolerant();

  /**
   * Names the scope, for text forms and messages, and its tasks {@code name-1}, {@code name-2} ….
   *
   * @param name the name
   * @return this scope
   * @throws IllegalStateException if a task was started already
   */
  Scope named(String name);

  /**
   * Waits until all tasks have ended.
   *
   * @throws TargetFailedException if one failed; the others are cancelled and have ended
   * @throws WaitTimeoutException if the deadline has passed; all have ended
   * @throws WaitInterruptedException if the calling thread is interrupted; the tasks are cancelled
   *     and have ended
   * @throws CancelledException if the calling task or the scope is cancelled; all have ended
   * @throws DeadlockException if one of the tasks waits for the caller; they are cancelled
   */
  void join();

  /**
   * Waits for the first of the tasks that succeeds, and cancels the others. For a {@link #tolerant}
   * scope: in others the first failure ends the race.
   *
   * @param <T> the type of the result
   * @param tasks tasks of this scope, at least one
   * @return its result, after all of them have ended
   * @throws TargetFailedException if all failed: the first failure, the others suppressed
   * @throws CancelledException if all were cancelled, or the calling task is
   * @throws IllegalArgumentException if there are none, or one is of another scope
   * @throws IllegalStateException if the scope is not tolerant
   */
  <T extends @Nullable Object> T firstSuccess(List<? extends Task<? extends T>> tasks);

  /**
   * Waits until all the tasks have ended and collects how each of them ended. For a {@link
   * #tolerant} scope.
   *
   * @param <T> the type of the results
   * @param tasks tasks of this scope
   * @return one outcome per task, in the order given
   * @throws IllegalArgumentException if one is of another scope
   * @throws IllegalStateException if the scope is not tolerant
   */
  <T extends @Nullable Object> List<Outcome<T>> outcomes(List<? extends Task<? extends T>> tasks);

  /**
   * Cancels all tasks and the scopes nested in them, and ends the Plait waits of the block with
   * {@link CancelledException}. Does not wait for them to end. Any thread may call it; the end of
   * the block throws nothing on account of it.
   */
  void cancel();

  /**
   * Waits until all tasks have ended, in any case. An interrupt or cancel of the calling task
   * cancels them first, is thrown after they have ended, and an interrupt stays set. Does nothing
   * when called again. A scope that its task leaves open is closed at the end of the task's body,
   * which fails with {@link IllegalStateException}.
   *
   * @throws TargetFailedException if one failed and nobody was told yet
   * @throws WaitTimeoutException if the deadline passed and nobody was told yet
   * @throws WaitInterruptedException if the calling thread was interrupted while it waited here
   * @throws CancelledException if the calling task was cancelled while it waited here
   * @throws DeadlockException if one of the tasks waits for the caller; they were cancelled
   * @throws IllegalStateException if the caller did not open the scope; or if a scope opened inside
   *     is open still: both are cancelled and closed then
   */
  @Override
  void close();
}

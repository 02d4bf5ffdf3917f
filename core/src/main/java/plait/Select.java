package plait;

import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Waits for the first of several things: an item in one of several queues, a message of one of
 * several pipes, an event, the end of a task. Queues, events and tasks may be those of this process
 * or shared with others.
 *
 * {@snippet :
 * String line = Threads.<String>select()
 *     .take(jobs, job -> "did " + job)
 *     .when(stop, () -> "stopped")
 *     .await();
 * }
 *
 * <p>Exactly one of them is acted on: one item is taken from one queue, and none from the others.
 * Of several that are ready one is picked at random, so that none starves. A queue that is shut
 * down and drained drops out; when all have dropped out, {@link QueueShutDownException} is thrown.
 *
 * <p>A selection may be awaited again and again, by one thread at a time.
 *
 * <p>Python: none ({@code multiprocessing.connection.wait} for pipes). Source: the select statement
 * of Go and of CSP.
 *
 * @param <R> the type of the result
 */
public interface Select<R extends @Nullable Object> {

  /**
   * Adds a queue: if it is picked, an item is taken from it and given to the function.
   *
   * @param <T> the type of its items
   * @param queue the queue
   * @param then makes the result from the item, in the waiting thread
   * @return this selection
   * @throws IllegalArgumentException if the queue was not made by Plait
   */
  <T> Select<R> take(WorkQueue<T> queue, Fn<? super T, ? extends R> then);

  /**
   * Adds an end of a pipe: if it is picked, a message is received from it and given to the
   * function. An end with no more messages to come drops out, as a queue does that is shut down and
   * drained.
   *
   * @param <T> the type of its messages
   * @param end the end
   * @param then makes the result from the message, in the waiting thread
   * @return this selection
   * @throws IllegalArgumentException if the end was not made by Plait
   * @throws IllegalStateException if the handle is closed
   * @throws UnsupportedOperationException if the end only sends
   */
  <T> Select<R> receive(PipeEnd<T> end, Fn<? super T, ? extends R> then);

  /**
   * Adds an event: ready while it is set.
   *
   * @param event the event
   * @param then makes the result, in the waiting thread
   * @return this selection
   * @throws IllegalArgumentException if the event was not made by Plait
   */
  Select<R> when(Event event, Target<? extends R> then);

  /**
   * Adds a task: ready once it has ended.
   *
   * @param task the task
   * @param then makes the result, in the waiting thread
   * @return this selection
   * @throws IllegalArgumentException if the task was not made by Plait
   */
  Select<R> ended(Task<?> task, Target<? extends R> then);

  /**
   * Waits for the first one and acts on it.
   *
   * @return what its function made
   * @throws QueueShutDownException if only queues and pipes are left to wait for and all are at
   *     their end
   * @throws IllegalStateException if nothing was added
   * @throws WaitInterruptedException if the thread is interrupted while waiting
   * @throws CancelledException if the calling task is cancelled
   * @throws Exception whatever the function throws
   */
  R await() throws Exception;

  /**
   * Waits for the first one for a limited time and acts on it.
   *
   * @param timeout how long to wait at the most; zero or less tries once
   * @return what its function made (empty also stands for null), or empty if the time was up before
   * @throws Exception whatever the function throws
   */
  Optional<R> await(Duration timeout) throws Exception;
}

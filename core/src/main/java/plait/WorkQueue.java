package plait;

import java.time.Duration;
import java.util.Iterator;
import java.util.concurrent.BlockingQueue;

/**
 * A queue that hands items from tasks that make them to tasks that use them: a {@link
 * BlockingQueue} that can be shut down and that counts what is still being worked on.
 *
 * {@snippet :
 * WorkQueue<String> jobs = Threads.queue(10);
 * var consumer = Threads.start(() -> jobs.consume(job -> IO.println("did " + job)));
 * jobs.put("a");
 * jobs.shutdown();
 * consumer.join();
 * }
 *
 * <p>The order is first in, first out ({@link Threads#queue}), last in, first out ({@link
 * Threads#stack}) or smallest first ({@link Threads#priorityQueue}; equal ones in the order they
 * came). {@link Threads#handover} keeps nothing: a put waits for its take.
 *
 * <p>Waiting methods answer interrupts and cancels always; a task that is cancelled gets {@link
 * CancelledException}. Nobody gets an item twice, and none is lost: a put that throws has put
 * nothing, a take that throws has taken nothing. The queue keeps no reference to an item it has
 * handed out.
 *
 * <p>What a task did before a put happens-before what the one does that takes the item.
 *
 * <p>After {@link #shutdown()} puts fail and takes drain what is left; the methods of {@link
 * BlockingQueue} that have a special value for it ({@code offer}, {@code poll}) give that value
 * only when full or empty, and throw when shut down ({@code poll} and {@code peek} on a drained one
 * return null).
 *
 * <p>The text form tells the state ({@code WorkQueue[jobs, 3 of 10, 2 takers waiting]}), not the
 * items; and a queue equals itself only.
 *
 * <p>Python: {@code queue.Queue}, {@code LifoQueue}, {@code PriorityQueue}, {@code SimpleQueue}.
 *
 * @param <T> the type of the items, never null
 */
public interface WorkQueue<T> extends BlockingQueue<T> {

  /**
   * Waits for room and puts an item.
   *
   * @param item the item
   * @throws QueueShutDownException if the queue is shut down, also while waiting
   * @throws InterruptedException if the thread is interrupted while waiting
   * @throws CancelledException if the calling task is cancelled
   */
  @Override
  void put(T item) throws InterruptedException;

  /**
   * Waits for room for a limited time and puts an item. Python: {@code put(item, timeout=)}.
   *
   * @param item the item
   * @param timeout how long to wait at the most; zero tries once
   * @return true if it was put, false if there was no room in time
   * @throws QueueShutDownException if the queue is shut down, also while waiting
   * @throws InterruptedException if the thread is interrupted while waiting
   * @throws IllegalArgumentException if the time is negative
   */
  boolean offer(T item, Duration timeout) throws InterruptedException;

  /**
   * Waits for an item and takes it. Python: {@code get()}.
   *
   * @return the item
   * @throws QueueShutDownException if the queue is shut down and drained, also while waiting
   * @throws InterruptedException if the thread is interrupted while waiting
   * @throws CancelledException if the calling task is cancelled
   */
  @Override
  T take() throws InterruptedException;

  /**
   * Waits for an item for a limited time and takes it. Python: {@code get(timeout=)}.
   *
   * @param timeout how long to wait at the most; zero tries once
   * @return the item, or null if there was none in time
   * @throws QueueShutDownException if the queue is shut down and drained, also while waiting
   * @throws InterruptedException if the thread is interrupted while waiting
   * @throws IllegalArgumentException if the time is negative
   */
  @org.jspecify.annotations.Nullable
  T poll(Duration timeout) throws InterruptedException;

  /**
   * Marks one item that was taken as done. Python: {@code task_done()}.
   *
   * @throws IllegalStateException if there have been as many marks as items
   */
  void taskDone();

  /**
   * Waits until every item that was put has been marked as done. Python: {@code join()}.
   *
   * @throws WaitInterruptedException if the thread is interrupted while waiting
   * @throws CancelledException if the calling task is cancelled
   */
  void join();

  /**
   * Waits like {@link #join()}, for a limited time.
   *
   * @param timeout how long to wait at the most; zero asks once
   * @return true if all is done, false if the time was up before
   * @throws IllegalArgumentException if the time is negative
   */
  boolean join(Duration timeout);

  /**
   * How many items were put and not yet marked as done. Items taken out to be dropped ({@code
   * remove(Object)}, {@code removeIf}, {@code clear}, {@code iterator().remove}) count as done.
   *
   * @return a snapshot
   */
  long unfinished();

  /** Ends the intake: puts fail from now on, takes drain what is left. Repeating it is harmless. */
  void shutdown();

  /**
   * Ends the intake and drops what is left: it is taken off the unfinished count, {@link #join()}
   * returns when the rest is done. Python: {@code shutdown(immediate=True)}.
   *
   * @return the dropped items, in the queue's order
   */
  java.util.List<T> shutdownNow();

  /**
   * Whether the queue was shut down.
   *
   * @return true from then on
   */
  boolean isShutdown();

  /**
   * Takes items and gives each to a function, until the queue is shut down and drained; marks each
   * as done, also when the function throws.
   *
   * @param sink gets each item
   * @throws Exception what the function throws; the queue stays usable
   * @throws WaitInterruptedException if the thread is interrupted while waiting
   * @throws CancelledException if the calling task is cancelled
   */
  void consume(Sink<? super T> sink) throws Exception;

  /**
   * Takes what is there now. Never waits.
   *
   * @return the items, in the queue's order
   */
  java.util.List<T> drain();

  /**
   * Iterates by taking: waits for each item, ends when the queue is shut down and drained. (A view
   * of the items without taking them: {@link #snapshot()}.)
   *
   * @return a taking iterator, for one thread
   */
  Iterable<T> taking();

  /**
   * The items that are there now, without taking them. As {@code BlockingQueue} prescribes, {@link
   * #iterator()} goes over such a snapshot, too.
   *
   * @return a copy, in the queue's order
   */
  java.util.List<T> snapshot();

  /**
   * Goes over a snapshot of the items; {@code remove} takes the item out of the queue.
   *
   * @return the iterator
   */
  @Override
  Iterator<T> iterator();

  /**
   * The most items the queue holds.
   *
   * @return the bound; {@link Integer#MAX_VALUE} if there is none, 0 for a hand-over
   */
  int capacity();

  /**
   * The queue's name.
   *
   * @return the given one, or one made from its kind and a number
   */
  String name();
}

package plait;

import java.util.Collection;
import java.util.List;

/**
 * A {@link WorkQueue} that several processes share: a handle to it can be captured by the body of a
 * process task, or travel in arguments, results and items, and leads to the same queue everywhere.
 *
 * {@snippet :
 * SharedQueue<String> jobs = Processes.queue(100);
 * var consumer = Processes.start(() -> jobs.consume(job -> IO.println("did " + job)));
 * jobs.put("a");
 * jobs.shutdown();
 * consumer.join();
 * }
 *
 * <p>Items are copied: when a put returns, a copy lies in shared memory, complete, and whoever put
 * it may end at once. Nothing is written by a thread in the background, and no process has to stay
 * for the others. A process that is killed in the middle of a put has put nothing.
 *
 * <p>An item that was taken stays in the queue's keeping until {@link #taskDone()} marks it, as
 * {@link #consume} does by itself. If the process that took it ends before, however it ends, others
 * get the item; {@link #orphans} chooses otherwise. {@code taskDone} marks the item that this
 * thread took first of those it has, or, if it has none, one that was taken elsewhere. A process
 * that takes many items and never marks any is stopped by an {@link IllegalStateException}.
 *
 * <p>The order is first in, first out. The queue is bounded by the number of items and by their
 * bytes ({@link #maxBytes}); an item larger than that bound has the queue for itself. The memory
 * goes with the last process that has the queue; nothing is left behind.
 *
 * <p>What a task did before a put happens-before what the one does that takes the item, whatever
 * their processes.
 *
 * <p>Python: {@code multiprocessing.Queue}, {@code JoinableQueue}, {@code SimpleQueue}.
 *
 * @param <T> the type of the items, never null
 */
public interface SharedQueue<T> extends WorkQueue<T> {

  /**
   * Chooses what becomes of items whose taker dies before it marks them. Holds for all handles, and
   * for deaths found from now on; to be chosen before the queue is used.
   *
   * @param rule the rule, at first {@link Orphans#REDELIVER}
   * @return this queue
   */
  SharedQueue<T> orphans(Orphans rule);

  /**
   * Bounds the bytes of the items that the queue holds. Holds for all handles from now on.
   *
   * @param bytes the most bytes, at first 64 MiB, at most 2 GiB
   * @return this queue
   * @throws IllegalArgumentException if it is less than 1 or more than 2 GiB
   */
  SharedQueue<T> maxBytes(long bytes);

  /**
   * The most bytes of items that the queue holds.
   *
   * @return the bound
   */
  long maxBytes();

  /**
   * How many bytes the items have that the queue holds now, not those that were taken.
   *
   * @return a snapshot
   */
  long bytes();

  /**
   * Puts items one after the other, waiting for room where necessary: faster than putting each by
   * itself. Other items may come in between. If it throws, some may have been put.
   *
   * @param items the items
   * @throws QueueShutDownException if the queue is shut down, also while waiting
   * @throws InterruptedException if the thread is interrupted while waiting
   * @throws CancelledException if the calling task is cancelled
   */
  void putAll(Collection<? extends T> items) throws InterruptedException;

  /**
   * Takes what was set aside: items whose taker has died ({@link Orphans#SET_ASIDE}), and items
   * that could not be read by their taker. They count as done. Never waits.
   *
   * @return the items, in the order in which they were put; not those that cannot be read here
   *     either
   * @throws IllegalStateException if there are only such that cannot be read here either: these are
   *     taken out and lost
   */
  List<T> setAside();

  /**
   * How often an item was given back to the queue because its taker had died.
   *
   * @return a snapshot
   */
  long redelivered();
}

package plait;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import plait.internal.pool.PoolView;

/**
 * A fixed number of workers that run tasks, and functions over many items: an {@link
 * ExecutorService} that is easier to say and safer.
 *
 * {@snippet :
 * try (Pool io = Threads.pool(64)) {
 *   var pages = io.timeout(Duration.ofSeconds(30)).retry(3).progress("pages").map(url -> fetch(url), urls);
 * }
 * }
 *
 * <p>Workers are made on demand and reused; one that had nothing to do for half a minute ends. The
 * intake is bounded: {@link #start}, {@code submit} and {@code execute} wait while {@link
 * #capacity()} tasks wait for a worker; an interrupt or cancel ends that wait.
 *
 * <p>A task of the pool may use the pool: its starts do not wait, and while it waits for a task of
 * the same pool that has not begun, another worker takes its place and runs that task, so that
 * nested use cannot lock up. (That holds for waits for tasks and their results, not for an {@link
 * Event} that another task is to set.) Tasks of two pools that wait for each other so that neither
 * can get a worker get a {@link DeadlockException}; so does a task that waits for the end of its
 * own pool.
 *
 * <p>Tasks count for the end of the program as others do, see {@link Task#isDaemon}; workers
 * without a task do not, so a pool that nobody closes keeps no program alive. Idle workers are all
 * that is left of a pool that nobody closes and nobody uses.
 *
 * <p>{@link #timeout}, {@link #retry}, {@link #rate}, {@link #progress}, {@link #chunk}, {@link
 * #window}, {@link #priority} and {@link #unordered} return views: the same pool with another way
 * to run things. Closing a view closes the pool.
 *
 * <p>What a thread does before a start happens-before the task; all of it happens-before what
 * others do after they saw its result.
 *
 * <p>Python: {@code concurrent.futures.ThreadPoolExecutor}, {@code multiprocessing.pool.Pool}.
 */
public interface Pool extends ExecutorService {

  /**
   * Starts a task; waits while the intake is full. Python: {@code submit}, {@code apply_async}.
   *
   * @param <T> the type of its result
   * @param target its body
   * @return the task
   * @throws java.util.concurrent.RejectedExecutionException if the pool is shut down
   * @throws WaitInterruptedException if the thread is interrupted while waiting
   * @throws CancelledException if the calling task is cancelled
   */
  <T extends @Nullable Object> Task<T> start(Target<T> target);

  /**
   * Starts a task without a result; waits while the intake is full.
   *
   * @param action its body
   * @return the task
   * @throws java.util.concurrent.RejectedExecutionException if the pool is shut down
   */
  Task<@Nullable Void> start(Action action);

  /**
   * Applies a function to every item, several at a time, and returns the results in the order of
   * the items (as they come, after {@link #unordered}). The items are drawn as they are needed, at
   * most {@link #window} ahead of the first unfinished one.
   *
   * <p>The first failure cancels the rest and is thrown when what runs has ended; so is a failure
   * of the iterable itself.
   *
   * @param <A> the type of the items
   * @param <R> the type of the results
   * @param fn the function
   * @param items the items
   * @return the results; unmodifiable, may contain null
   * @throws TargetFailedException if a call failed; the message names the item, the cause is the
   *     original
   * @throws java.util.concurrent.RejectedExecutionException if the pool is shut down
   */
  <A extends @Nullable Object, R extends @Nullable Object> List<R> map(
      Fn<? super A, ? extends R> fn, Iterable<? extends A> items);

  /**
   * Applies a function of two arguments to two inputs side by side, to the end of the shorter one.
   *
   * @param <A> the type of the first items
   * @param <B> the type of the second items
   * @param <R> the type of the results
   * @param fn the function
   * @param first the first arguments
   * @param second the second arguments
   * @return the results, as of {@link #map(Fn, Iterable)}
   */
  <A extends @Nullable Object, B extends @Nullable Object, R extends @Nullable Object> List<R> map(
      Fn2<? super A, ? super B, ? extends R> fn,
      Iterable<? extends A> first,
      Iterable<? extends B> second);

  /**
   * Applies a function to rows of any number of inputs side by side, to the end of the shortest.
   * Python: {@code starmap}, {@code map(fn, *iterables)}.
   *
   * @param <R> the type of the results
   * @param fn gets a list with one item of every input
   * @param inputs the inputs, at least one
   * @return the results, as of {@link #map(Fn, Iterable)}
   */
  <R extends @Nullable Object> List<R> mapRows(
      Fn<? super List<?>, ? extends R> fn, List<? extends Iterable<?>> inputs);

  /**
   * Applies a function to every item and tells for each how it went; failures do not stop the rest,
   * a failure of the iterable itself does.
   *
   * @param <A> the type of the items
   * @param <R> the type of the results
   * @param fn the function
   * @param items the items
   * @return one outcome per item, in the order of the items, also after {@link #unordered}: so it
   *     is clear which item each belongs to
   */
  <A extends @Nullable Object, R extends @Nullable Object> List<Outcome<R>> outcomes(
      Fn<? super A, ? extends R> fn, Iterable<? extends A> items);

  /**
   * Applies a function to the items as the results are drawn from the stream: lazy, bounded, also
   * for endless inputs. Close the stream to cancel what is under way; it closes itself at its end
   * and at a failure. Python: {@code imap}, {@code imap_unordered}.
   *
   * @param <A> the type of the items
   * @param <R> the type of the results
   * @param fn the function
   * @param items the items
   * @return the results in order (as they come, after {@link #unordered}); sequential
   */
  <A extends @Nullable Object, R extends @Nullable Object> Stream<R> stream(
      Fn<? super A, ? extends R> fn, Iterable<? extends A> items);

  /**
   * Does something with every item. Fails as {@link #map} does.
   *
   * @param <A> the type of the items
   * @param sink gets each item
   * @param items the items
   */
  <A extends @Nullable Object> void each(Sink<? super A> sink, Iterable<? extends A> items);

  /**
   * A view that gives the results of {@link #map} and {@link #stream} as they come.
   *
   * @return the view
   */
  Pool unordered();

  /**
   * A view that limits the time of each call (each element, not each chunk; with {@link #retry},
   * each attempt): a call that takes longer is cancelled and fails with {@link
   * WaitTimeoutException}. The time counts from the moment a worker begins the call. A body that
   * does not answer its cancel within half a second is given up: the call fails all the same,
   * another worker takes the place of the one that is stuck, and nothing of the pool waits for it
   * any more; the message says so.
   *
   * @param limit the time for one call
   * @return the view
   * @throws IllegalArgumentException if it is zero or negative
   */
  Pool timeout(Duration limit);

  /**
   * A view that tries a failing call again, at once.
   *
   * @param attempts how often to try at the most, the first time included; at least 1
   * @return the view
   */
  default Pool retry(int attempts) {
    return retry(attempts, Duration.ZERO);
  }

  /**
   * A view that tries a failing call again after a pause that doubles each time, with a random part
   * (half to all of it) so that calls that failed together do not come back together. A cancelled
   * call and an {@link Error} are not tried again.
   *
   * @param attempts how often to try at the most, the first time included; at least 1
   * @param firstPause the pause before the second attempt
   * @return the view
   */
  Pool retry(int attempts, Duration firstPause);

  /**
   * A view that starts at most so many calls per span of time.
   *
   * @param calls how many, at least 1
   * @param per the span
   * @return the view
   */
  Pool rate(int calls, Duration per);

  /**
   * A view that shows the progress of {@code map} and the like in the terminal, see {@link
   * Progress}.
   *
   * @param label what is being done
   * @return the view
   */
  Pool progress(String label);

  /**
   * A view that hands items to workers in chunks: for very small calls.
   *
   * @param size items per chunk, at least 1; the default is 1
   * @return the view
   */
  Pool chunk(int size);

  /**
   * A view that draws at most so many items ahead of the first unfinished one.
   *
   * @param items how many, at least 1; the default is four times the number of workers (in chunks,
   *     if there are chunks), and up to 256 times that while the calls are so short (microseconds)
   *     that handing each over would cost more
   * @return the view
   */
  Pool window(int items);

  /**
   * A view whose tasks go before or after those of other views when they wait for a worker. Within
   * a level they go in the order in which they came.
   *
   * <p>No level starves: when the first task of a level has been overtaken 16 times by tasks of
   * higher ones, it is the next, whatever has come since. What runs is not interrupted; functions
   * over many items look about every millisecond, between two items, whether tasks wait, and make
   * room for them. The bound of the intake is for all levels together.
   *
   * @param level the level; the default is {@link Priority#NORMAL}
   * @return the view
   */
  Pool priority(Priority level);

  /**
   * Runs something in every worker before its first task; if it throws, the pool is broken: tasks
   * that wait and later starts fail with {@link PoolBrokenException}. What it returns is kept as
   * the worker's state, and closed when the worker ends if it is {@link AutoCloseable}. Call it
   * before the first start.
   *
   * @param initializer makes the worker's state
   * @return this pool
   * @throws IllegalStateException if a worker was made already
   */
  Pool initializer(Target<?> initializer);

  /**
   * What the initializer made for the worker that runs the calling code.
   *
   * @param <S> the type of the state
   * @param type its class
   * @return the state
   * @throws IllegalStateException if the caller is not a worker of a pool with an initializer
   */
  static <S> S workerState(Class<S> type) {
    return PoolView.stateOfWorker(type);
  }

  /**
   * How many tasks run at a time at the most.
   *
   * @return at least 1
   */
  int size();

  /**
   * How many tasks may wait for a worker before {@link #start} waits.
   *
   * @return four times the number of workers, at least 1024; for a pool of processes what {@link
   *     ProcessSettings#intake(int)} says
   */
  int capacity();

  /**
   * How many workers there are now.
   *
   * @return from 0 to {@link #size()}, more while nested use needs it
   */
  int workers();

  /**
   * Ends the intake; what was started is finished. Does not wait. Python: {@code
   * shutdown(wait=False)}.
   */
  @Override
  void shutdown();

  /**
   * Ends the intake and cancels what has not begun; what runs is finished. Python: {@code
   * shutdown(cancel_futures=True)}. ({@link #shutdownNow()} interrupts what runs as well.)
   */
  void shutdownPending();

  /**
   * Ends the intake and waits until all that was started has ended, with what the pool's own tasks
   * start until then. An interrupt or cancel of the caller cancels all of it first; the wait goes
   * on until it has ended. Python: the end of a {@code with} block.
   *
   * @throws DeadlockException if the caller is a task of this pool, or the tasks wait for the
   *     caller
   * @throws CancelledException if the calling task was cancelled, after all has ended
   */
  @Override
  void close();
}

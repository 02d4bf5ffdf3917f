package plait;

import java.time.Duration;

/**
 * A pool whose tasks run in worker processes, each with a memory of its own: a task may crash,
 * hang, leak or end its process, and only it fails.
 *
 * <p>All verbs and views are those of {@link Pool}; what differs:
 *
 * <ul>
 *   <li>Bodies, items and results travel. A body or an item is packed when it is handed in, so
 *       later changes of what it captured are not seen; what cannot travel is refused at that
 *       moment with an exception that names it. Only long arrays of primitives in a collection that
 *       {@code map} or {@code outcomes} works on are read when they are sent: let nobody change
 *       them until it returns. Besides the number of waiting tasks, the bytes of their bodies are
 *       bounded.
 *   <li>A task runs at most once. When its process dies, it fails with {@link WorkerDiedException};
 *       tasks that had not begun go on in other workers, as if nothing had happened, and the worker
 *       is replaced. {@link #retry(int, WorkerDiedException.Cause...)} runs it again.
 *   <li>A cancel interrupts the body; if that does not end it within 200 milliseconds, its process
 *       is killed. So is one that takes longer than its {@link #timeout}: nothing goes on in the
 *       background. Other tasks are not touched by that, also those that were handed over together
 *       with it.
 *   <li>The initializer runs in each process; {@link Pool#workerState} gives its result to the
 *       tasks there. One that throws breaks the pool at once. One that does not end within the
 *       {@linkplain ProcessSettings#startTimeout time for a start} is killed, which counts as the
 *       death of a worker.
 *   <li>If workers die again and again with no success in between, the pool waits longer and longer
 *       before it starts the next one, and then breaks: waiting tasks and later starts fail with
 *       {@link PoolBrokenException}, which tells the last cause. It breaks at once if its first
 *       worker cannot be started.
 *   <li>A task cannot use the pool that it runs in, as the pool is in another process; make another
 *       pool there.
 * </ul>
 *
 * <p>Python: {@code concurrent.futures.ProcessPoolExecutor}, {@code multiprocessing.Pool}.
 */
public interface ProcessPool extends Pool {

  /**
   * A view that runs a call again when its worker died of one of these causes. The call may have
   * had effects before that: use it for calls that can be repeated. Failures that the body throws,
   * and those of {@link #timeout}, are the matter of {@link #retry(int)}; both may be said.
   *
   * @param attempts how often to try at the most, the first time included; at least 1
   * @param causes the causes; none stands for every one
   * @return the view
   * @throws IllegalArgumentException if the number is less than 1
   */
  ProcessPool retry(int attempts, WorkerDiedException.Cause... causes);

  /**
   * The state of the pool at this moment. Does not wait.
   *
   * @return a snapshot
   */
  PoolStats stats();

  @Override
  ProcessPool unordered();

  @Override
  ProcessPool timeout(Duration limit);

  @Override
  default ProcessPool retry(int attempts) {
    return retry(attempts, Duration.ZERO);
  }

  @Override
  ProcessPool retry(int attempts, Duration firstPause);

  @Override
  ProcessPool rate(int calls, Duration per);

  @Override
  ProcessPool progress(String label);

  @Override
  ProcessPool chunk(int size);

  @Override
  ProcessPool window(int items);

  @Override
  ProcessPool priority(Priority level);

  @Override
  ProcessPool initializer(Target<?> initializer);
}

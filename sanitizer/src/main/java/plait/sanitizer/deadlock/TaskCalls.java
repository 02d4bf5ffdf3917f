package plait.sanitizer.deadlock;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.ForkJoinTask;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;

/**
 * Stands where the program gave a task to a pool, waited for one, for a latch or a barrier: does
 * the same and notes what is before what.
 */
public final class TaskCalls {
  private static final Handovers FUTURES = new Handovers();
  private static final Handovers LATCHES = new Handovers();
  private static final Handovers BARRIERS = new Handovers();

  private TaskCalls() {}

  /** A task as it goes to a pool; null if there is none. */
  private static <V> Work<V> work(Object task, Object pool) {
    return task == null
        ? null
        : new Work<>(task, Order.told(Strands.current()), new Ending(FUTURES), pool);
  }

  /** The same for an executor that may not be the JDK's; null if the task goes as it is. */
  private static <V> Work<V> workFor(Executor executor, Object task) {
    Object pool = Pools.behind(executor);
    Work<V> work = Pools.isOfJdk(pool) ? work(task, pool) : null;
    if (work == null) {
      Pools.given(Strands.current(), pool);
    }
    return work;
  }

  /** Nothing if pools know the task for what it is, and would not if it were in a wrapper. */
  private static Runnable unlessForked(Runnable task) {
    return task instanceof ForkJoinTask ? null : task;
  }

  // ---- tasks are given to pools

  public static <V> Future<V> submit(ExecutorService executor, Callable<V> task) {
    Work<V> work = workFor(executor, task);
    return work == null ? executor.submit(task) : work.known(executor.submit((Callable<V>) work));
  }

  public static Future<?> submit(ExecutorService executor, Runnable task) {
    Work<?> work = workFor(executor, unlessForked(task));
    return work == null ? executor.submit(task) : work.known(executor.submit((Runnable) work));
  }

  public static <V> Future<V> submit(ExecutorService executor, Runnable task, V result) {
    Work<V> work = workFor(executor, unlessForked(task));
    return work == null ? executor.submit(task, result) : work.known(executor.submit(work, result));
  }

  public static <V> ScheduledFuture<V> schedule(
      ScheduledExecutorService executor, Callable<V> task, long time, TimeUnit unit) {
    Work<V> work = workFor(executor, task);
    return work == null
        ? executor.schedule(task, time, unit)
        : work.known(executor.schedule((Callable<V>) work, time, unit));
  }

  public static ScheduledFuture<?> schedule(
      ScheduledExecutorService executor, Runnable task, long time, TimeUnit unit) {
    Work<?> work = workFor(executor, task);
    return work == null
        ? executor.schedule(task, time, unit)
        : work.known(executor.schedule((Runnable) work, time, unit));
  }

  /** A pool that shows its waiting tasks gets them as they are. */
  public static void execute(Executor executor, Runnable task) {
    boolean shows = Pools.behind(executor) instanceof ThreadPoolExecutor;
    Work<?> work = workFor(executor, shows ? null : unlessForked(task));
    executor.execute(work == null ? task : work);
  }

  public static <V> List<Future<V>> invokeAll(
      ExecutorService executor, Collection<? extends Callable<V>> tasks)
      throws InterruptedException {
    List<Work<V>> works = works(executor, tasks);
    return works == null ? executor.invokeAll(tasks) : known(works, executor.invokeAll(works));
  }

  public static <V> List<Future<V>> invokeAll(
      ExecutorService executor, Collection<? extends Callable<V>> tasks, long time, TimeUnit unit)
      throws InterruptedException {
    List<Work<V>> works = works(executor, tasks);
    return works == null
        ? executor.invokeAll(tasks, time, unit)
        : known(works, executor.invokeAll(works, time, unit));
  }

  /** The tasks as they go to a pool; null if they go as they are. */
  private static <V> List<Work<V>> works(
      ExecutorService executor, Collection<? extends Callable<V>> tasks) {
    Object pool = Pools.behind(executor);
    if (tasks == null || !Pools.isOfJdk(pool)) {
      Pools.given(Strands.current(), pool);
      return null;
    }
    List<Work<V>> works = new ArrayList<>();
    for (Callable<V> task : tasks) {
      works.add(work(task, pool));
    }
    return works;
  }

  private static <V> List<Future<V>> known(List<Work<V>> works, List<Future<V>> futures) {
    Strand me = Strands.current();
    for (int i = 0; i < works.size(); i++) {
      works.get(i).known(futures.get(i));
      Order.learn(me, works.get(i).past());
    }
    return futures;
  }

  public static <V> CompletableFuture<V> supplyAsync(Supplier<V> task) {
    Work<V> work = work(task, ForkJoinPool.commonPool());
    return work.known(CompletableFuture.supplyAsync(work));
  }

  public static <V> CompletableFuture<V> supplyAsync(Supplier<V> task, Executor executor) {
    Work<V> work = work(task, Pools.behind(executor));
    return work.known(CompletableFuture.supplyAsync(work, executor));
  }

  public static CompletableFuture<Void> runAsync(Runnable task) {
    Work<?> work = work(task, ForkJoinPool.commonPool());
    return work.known(CompletableFuture.runAsync(work));
  }

  public static CompletableFuture<Void> runAsync(Runnable task, Executor executor) {
    Work<?> work = work(task, Pools.behind(executor));
    return work.known(CompletableFuture.runAsync(work, executor));
  }

  // ---- their ends are waited for

  public static <V> V get(Future<V> future) throws InterruptedException, ExecutionException {
    try {
      return future.get();
    } finally {
      done(future);
    }
  }

  public static <V> V get(Future<V> future, long time, TimeUnit unit)
      throws InterruptedException, ExecutionException, TimeoutException {
    try {
      return future.get(time, unit);
    } finally {
      done(future);
    }
  }

  public static <V> V join(CompletableFuture<V> future) {
    try {
      return future.join();
    } finally {
      done(future);
    }
  }

  private static void done(Future<?> future) {
    if (future != null && future.isDone()) {
      Order.learn(Strands.current(), FUTURES.past(future));
    }
  }

  /** A future of futures is known by what they are known by once it has ended. */
  public static CompletableFuture<Void> allOf(CompletableFuture<?>[] parts) {
    CompletableFuture<Void> all = CompletableFuture.allOf(parts);
    List<Handed> ends = new ArrayList<>();
    for (CompletableFuture<?> part : parts) {
      ends.add(FUTURES.of(part));
    }
    FUTURES.put(all, new Handed(ends));
    return all;
  }

  public static <V> boolean complete(CompletableFuture<V> future, V value) {
    if (future != null) {
      hand(FUTURES, future);
    }
    return future.complete(value);
  }

  private static void hand(Handovers to, Object through) {
    Past past = Order.told(Strands.current());
    if (past != Past.NONE) {
      to.of(through).add(past);
    }
  }

  public static void close(ExecutorService executor) {
    executor.close();
    Pools.ended(executor);
  }

  public static boolean awaitTermination(ExecutorService executor, long time, TimeUnit unit)
      throws InterruptedException {
    boolean ended = executor.awaitTermination(time, unit);
    if (ended) {
      Pools.ended(executor);
    }
    return ended;
  }

  // ---- latches and barriers

  public static void countDown(CountDownLatch latch) {
    if (latch != null) {
      hand(LATCHES, latch);
    }
    latch.countDown();
  }

  public static int await(CyclicBarrier barrier)
      throws InterruptedException, BrokenBarrierException {
    arrive(barrier);
    int place = barrier.await();
    Order.learn(Strands.current(), BARRIERS.past(barrier));
    return place;
  }

  public static int await(CyclicBarrier barrier, long time, TimeUnit unit)
      throws InterruptedException, BrokenBarrierException, TimeoutException {
    arrive(barrier);
    int place = barrier.await(time, unit);
    Order.learn(Strands.current(), BARRIERS.past(barrier));
    return place;
  }

  private static void arrive(CyclicBarrier barrier) {
    if (barrier != null) {
      hand(BARRIERS, barrier);
    }
  }

  public static void await(CountDownLatch latch) throws InterruptedException {
    latch.await();
    Order.learn(Strands.current(), LATCHES.past(latch));
  }

  public static boolean await(CountDownLatch latch, long time, TimeUnit unit)
      throws InterruptedException {
    boolean open = latch.await(time, unit);
    if (open) {
      Order.learn(Strands.current(), LATCHES.past(latch));
    }
    return open;
  }
}

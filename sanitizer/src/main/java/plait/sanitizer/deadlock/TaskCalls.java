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

  private static <V> Work<V> work(Object task, Object pool, Ending end) {
    return new Work<>(task, Order.told(Strands.current()), end, pool);
  }

  private static <F> F known(F future, Ending end) {
    end.of(future);
    return future;
  }

  // ---- tasks are given to pools

  public static <V> Future<V> submit(ExecutorService executor, Callable<V> task) {
    Object pool = Pools.behind(executor);
    if (task == null || !Pools.isOfJdk(pool)) {
      Pools.given(Strands.current(), pool);
      return executor.submit(task);
    }
    Ending end = new Ending(FUTURES);
    Callable<V> work = work(task, pool, end);
    return known(executor.submit(work), end);
  }

  public static Future<?> submit(ExecutorService executor, Runnable task) {
    Object pool = Pools.behind(executor);
    if (task == null || task instanceof ForkJoinTask || !Pools.isOfJdk(pool)) {
      Pools.given(Strands.current(), pool);
      return executor.submit(task);
    }
    Ending end = new Ending(FUTURES);
    Runnable work = work(task, pool, end);
    return known(executor.submit(work), end);
  }

  public static <V> Future<V> submit(ExecutorService executor, Runnable task, V result) {
    Object pool = Pools.behind(executor);
    if (task == null || task instanceof ForkJoinTask || !Pools.isOfJdk(pool)) {
      Pools.given(Strands.current(), pool);
      return executor.submit(task, result);
    }
    Ending end = new Ending(FUTURES);
    Runnable work = work(task, pool, end);
    return known(executor.submit(work, result), end);
  }

  public static <V> ScheduledFuture<V> schedule(
      ScheduledExecutorService executor, Callable<V> task, long time, TimeUnit unit) {
    Object pool = Pools.behind(executor);
    if (task == null || !Pools.isOfJdk(pool)) {
      Pools.given(Strands.current(), pool);
      return executor.schedule(task, time, unit);
    }
    Ending end = new Ending(FUTURES);
    Callable<V> work = work(task, pool, end);
    return known(executor.schedule(work, time, unit), end);
  }

  public static ScheduledFuture<?> schedule(
      ScheduledExecutorService executor, Runnable task, long time, TimeUnit unit) {
    Object pool = Pools.behind(executor);
    if (task == null || !Pools.isOfJdk(pool)) {
      Pools.given(Strands.current(), pool);
      return executor.schedule(task, time, unit);
    }
    Ending end = new Ending(FUTURES);
    Runnable work = work(task, pool, end);
    return known(executor.schedule(work, time, unit), end);
  }

  /** A pool that shows its waiting tasks gets them as they are. */
  public static void execute(Executor executor, Runnable task) {
    Object pool = Pools.behind(executor);
    if (task == null
        || task instanceof ForkJoinTask
        || pool instanceof ThreadPoolExecutor
        || !Pools.isOfJdk(pool)) {
      Pools.given(Strands.current(), pool);
      executor.execute(task);
    } else {
      executor.execute(work(task, pool, new Ending(FUTURES)));
    }
  }

  public static <V> List<Future<V>> invokeAll(
      ExecutorService executor, Collection<? extends Callable<V>> tasks)
      throws InterruptedException {
    List<Ending> ends = new ArrayList<>();
    List<Future<V>> futures = executor.invokeAll(works(executor, tasks, ends));
    known(futures, ends);
    return futures;
  }

  public static <V> List<Future<V>> invokeAll(
      ExecutorService executor, Collection<? extends Callable<V>> tasks, long time, TimeUnit unit)
      throws InterruptedException {
    List<Ending> ends = new ArrayList<>();
    List<Future<V>> futures = executor.invokeAll(works(executor, tasks, ends), time, unit);
    known(futures, ends);
    return futures;
  }

  private static <V> Collection<? extends Callable<V>> works(
      ExecutorService executor, Collection<? extends Callable<V>> tasks, List<Ending> ends) {
    Object pool = Pools.behind(executor);
    if (tasks == null || !Pools.isOfJdk(pool)) {
      Pools.given(Strands.current(), pool);
      return tasks;
    }
    List<Callable<V>> works = new ArrayList<>();
    for (Callable<V> task : tasks) {
      Ending end = new Ending(FUTURES);
      ends.add(end);
      works.add(task == null ? null : work(task, pool, end));
    }
    return works;
  }

  private static <V> void known(List<Future<V>> futures, List<Ending> ends) {
    Strand me = Strands.current();
    for (int i = 0; i < ends.size(); i++) {
      known(futures.get(i), ends.get(i));
      Order.learn(me, ends.get(i).past());
    }
  }

  public static <V> CompletableFuture<V> supplyAsync(Supplier<V> task) {
    Ending end = new Ending(FUTURES);
    Supplier<V> work = task == null ? null : work(task, ForkJoinPool.commonPool(), end);
    return known(CompletableFuture.supplyAsync(work), end);
  }

  public static <V> CompletableFuture<V> supplyAsync(Supplier<V> task, Executor executor) {
    Ending end = new Ending(FUTURES);
    Supplier<V> work =
        task == null || executor == null ? task : work(task, Pools.behind(executor), end);
    return known(CompletableFuture.supplyAsync(work, executor), end);
  }

  public static CompletableFuture<Void> runAsync(Runnable task) {
    Ending end = new Ending(FUTURES);
    Runnable work = task == null ? null : work(task, ForkJoinPool.commonPool(), end);
    return known(CompletableFuture.runAsync(work), end);
  }

  public static CompletableFuture<Void> runAsync(Runnable task, Executor executor) {
    Ending end = new Ending(FUTURES);
    Runnable work =
        task == null || executor == null ? task : work(task, Pools.behind(executor), end);
    return known(CompletableFuture.runAsync(work, executor), end);
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

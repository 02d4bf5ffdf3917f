package plait.internal.pool;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import plait.Hold;
import plait.Task;
import plait.WaitInterruptedException;
import plait.internal.thread.Blocker;
import plait.internal.thread.Waits;

/** The methods of an executor service that start many tasks and wait for them. */
final class Bulk {
  private final View<?> pool;
  private final long nanos;
  private final long deadline;
  private final List<PoolTask<?>> tasks = new ArrayList<>();

  /** {@code nanos} limits the whole, {@link Waits#FOREVER} for no limit. */
  Bulk(View<?> pool, long nanos) {
    this.pool = pool;
    this.nanos = nanos;
    this.deadline = nanos == Waits.FOREVER ? 0 : System.nanoTime() + nanos;
  }

  private long left() {
    return nanos == Waits.FOREVER ? Waits.FOREVER : Math.max(0, deadline - System.nanoTime());
  }

  /** All tasks, ended; those that the time did not suffice for are cancelled. */
  <T extends @Nullable Object> List<Future<T>> all(Collection<? extends Callable<T>> callables)
      throws InterruptedException {
    callables.forEach(Objects::requireNonNull);
    List<Future<T>> futures = new ArrayList<>(callables.size());
    boolean done = false;
    try {
      for (Callable<T> callable : callables) {
        futures.add(start(pool.task(callable)));
      }
      done = awaitAll();
      return futures;
    } catch (WaitInterruptedException e) {
      throw asPrescribed(e);
    } finally {
      if (!done) {
        cancelAll();
      }
    }
  }

  /** A task that found no room within the time is left as it is, to be cancelled with the rest. */
  private <T extends @Nullable Object> PoolTask<T> start(PoolTask<T> task) {
    tasks.add(task);
    boolean _ = pool.crew.submit(task, pool.options.priority(), left());
    return task;
  }

  private boolean awaitAll() throws InterruptedException {
    for (PoolTask<?> task : tasks) {
      try {
        if (nanos == Waits.FOREVER) {
          task.get();
        } else {
          task.get(left(), TimeUnit.NANOSECONDS);
        }
      } catch (TimeoutException late) {
        return false;
      } catch (ExecutionException | CancellationException _) {
        if (Thread.currentThread().isInterrupted()) {
          throw new InterruptedException();
        }
      }
    }
    return true;
  }

  private void cancelAll() {
    tasks.forEach(task -> task.cancel(true));
  }

  /** The result of the first task that succeeds; the others are cancelled. */
  <T extends @Nullable Object> T any(Collection<? extends Callable<T>> callables)
      throws InterruptedException, ExecutionException, TimeoutException {
    if (callables.isEmpty()) {
      throw new IllegalArgumentException("There is nothing to run: give at least one callable.");
    }
    callables.forEach(Objects::requireNonNull);
    LinkedBlockingQueue<PoolTask<T>> ended = new LinkedBlockingQueue<>();
    try {
      for (Callable<T> callable : callables) {
        PoolTask<T> task = start(pool.task(callable));
        Task<T> _ = task.onDone(_ -> ended.add(task));
      }
      return firstSuccess(ended);
    } catch (WaitInterruptedException e) {
      throw asPrescribed(e);
    } finally {
      cancelAll();
      forgetFailures();
    }
  }

  /** Whoever asks for any result does not ask for the failures of the others. */
  private void forgetFailures() {
    for (PoolTask<?> task : tasks) {
      Task<?> _ = task.onDone(_ -> task.forget());
    }
  }

  private <T extends @Nullable Object> T firstSuccess(LinkedBlockingQueue<PoolTask<T>> ended)
      throws InterruptedException, ExecutionException, TimeoutException {
    ExecutionException last = null;
    for (int open = tasks.size(); open > 0; open--) {
      PoolTask<T> task = next(ended);
      if (task == null) {
        throw new TimeoutException("None of the tasks has succeeded within the time.");
      }
      try {
        return task.get();
      } catch (ExecutionException failure) {
        last = failure;
      } catch (CancellationException cancelled) {
        last = new ExecutionException(cancelled);
      }
    }
    throw Objects.requireNonNull(last);
  }

  private <T extends @Nullable Object> @Nullable PoolTask<T> next(
      LinkedBlockingQueue<PoolTask<T>> ended) throws InterruptedException {
    PoolTask<T> ready = ended.poll();
    if (ready != null) {
      return ready;
    }
    Blocker any = () -> "any of the tasks given to pool " + pool.crew.name();
    List<PoolTask<T>> got = new ArrayList<>(1);
    boolean inTime =
        Waits.interruptibly(
            any,
            left(),
            limit -> {
              try (Hold _ = makeWay()) {
                PoolTask<T> task =
                    limit == Waits.FOREVER ? ended.take() : ended.poll(limit, TimeUnit.NANOSECONDS);
                return task != null && got.add(task);
              }
            });
    return inTime ? got.getFirst() : null;
  }

  private Hold makeWay() {
    for (PoolTask<?> task : tasks) {
      if (task.isScheduled()) {
        return task.awaited();
      }
    }
    return () -> {};
  }

  private static InterruptedException asPrescribed(WaitInterruptedException e) {
    Thread.interrupted();
    var prescribed = new InterruptedException(e.getMessage());
    prescribed.initCause(e);
    return prescribed;
  }
}

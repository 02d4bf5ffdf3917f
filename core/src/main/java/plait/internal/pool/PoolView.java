package plait.internal.pool;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import plait.Action;
import plait.CancelledException;
import plait.DeadlockException;
import plait.Fn;
import plait.Fn2;
import plait.Outcome;
import plait.Pool;
import plait.Progress;
import plait.Sink;
import plait.Target;
import plait.Task;
import plait.Threads;
import plait.WaitInterruptedException;
import plait.internal.thread.Bodies;
import plait.internal.thread.Places;
import plait.internal.thread.Settings;
import plait.internal.thread.Start;
import plait.internal.thread.Waits;

/** A pool as its users see it: a crew, and a way to run things in it. */
public record PoolView(Crew crew, Options options) implements Pool {
  private static final int MIN_CAPACITY = 1024;
  private static final int VIRTUAL_PER_PROCESSOR = 32;
  private static final int MIN_VIRTUAL = 64;
  private static final long TICK_NANOS = 1_000_000_000;

  /** Makes a pool of so many workers. */
  public static Pool of(Settings settings, int workers) {
    return of(settings, workers, TICK_NANOS);
  }

  /** Makes a pool whose idle workers end after some ticks of that length. */
  public static Pool of(Settings settings, int workers, long tickNanos) {
    if (workers < 1) {
      throw new IllegalArgumentException(
          "A pool of " + workers + " workers can do nothing: give at least 1.");
    }
    int capacity = (int) Math.min(Integer.MAX_VALUE, Math.max(MIN_CAPACITY, 4L * workers));
    return new PoolView(new Crew(settings, workers, capacity, tickNanos), Options.NONE);
  }

  /** The number of workers where the program names none. */
  public static int defaultSize(boolean platform) {
    int processors = Runtime.getRuntime().availableProcessors();
    return platform ? processors : Math.max(MIN_VIRTUAL, VIRTUAL_PER_PROCESSOR * processors);
  }

  /** What the initializer made for the worker that runs the calling code. */
  public static <S> S stateOfWorker(Class<S> type) {
    Worker worker = Worker.current();
    if (worker == null) {
      throw new IllegalStateException(
          "This is no worker of a pool: ask for its state in a task of the pool.");
    }
    if (!type.isInstance(worker.state())) {
      throw new IllegalStateException(
          "The state of this worker is "
              + (worker.state() == null ? "none" : "a " + worker.state().getClass().getName())
              + ", not a "
              + type.getName()
              + ": see Pool.initializer.");
    }
    return type.cast(worker.state());
  }

  // ---- starting

  @Override
  public <T extends @Nullable Object> Task<T> start(Target<T> target) {
    return started(task(target, target));
  }

  @Override
  public Task<@Nullable Void> start(Action action) {
    return started(task(Bodies.of(action), action));
  }

  @Override
  public <T extends @Nullable Object> Task<T> submit(Callable<T> callable) {
    return started(task(callable));
  }

  @Override
  public Task<@Nullable Void> submit(Runnable runnable) {
    return submit(runnable, null);
  }

  @Override
  public <T extends @Nullable Object> Task<T> submit(Runnable runnable, T result) {
    return started(task(of(runnable, result), runnable));
  }

  @Override
  public void execute(Runnable runnable) {
    Task<?> _ = submit(runnable);
  }

  private static <T extends @Nullable Object> Target<T> of(Runnable runnable, T result) {
    Objects.requireNonNull(runnable, "a task needs a body: the runnable is null");
    return () -> {
      runnable.run();
      return result;
    };
  }

  <T extends @Nullable Object> PoolTask<T> task(Callable<T> callable) {
    Objects.requireNonNull(callable, "a task needs a body: the callable is null");
    Target<T> target = callable instanceof Target<T> given ? given : callable::call;
    return task(target, callable);
  }

  private <T extends @Nullable Object> PoolTask<T> task(Target<T> target, Object written) {
    Objects.requireNonNull(target, "a task needs a body: the lambda is null");
    Target<T> body = target;
    if (!options.arePlain()) {
      Calls calls = new Calls(options);
      body = () -> calls.call(() -> Task.current().name(), target);
    }
    return new PoolTask<>(crew, Start.of(crew.settings(), written), body, written);
  }

  private <T extends @Nullable Object> Task<T> started(PoolTask<T> task) {
    boolean _ = crew.submit(task, Waits.FOREVER);
    return task;
  }

  @Override
  public <T extends @Nullable Object> List<Future<T>> invokeAll(
      Collection<? extends Callable<T>> callables) throws InterruptedException {
    return new Bulk(this, Waits.FOREVER).all(callables);
  }

  @Override
  public <T extends @Nullable Object> List<Future<T>> invokeAll(
      Collection<? extends Callable<T>> callables, long timeout, TimeUnit unit)
      throws InterruptedException {
    return new Bulk(this, Math.max(0, unit.toNanos(timeout))).all(callables);
  }

  @Override
  public <T extends @Nullable Object> T invokeAny(Collection<? extends Callable<T>> callables)
      throws InterruptedException, ExecutionException {
    try {
      return new Bulk(this, Waits.FOREVER).any(callables);
    } catch (TimeoutException e) {
      throw new AssertionError("there is no limit", e);
    }
  }

  @Override
  public <T extends @Nullable Object> T invokeAny(
      Collection<? extends Callable<T>> callables, long timeout, TimeUnit unit)
      throws InterruptedException, ExecutionException, TimeoutException {
    return new Bulk(this, Math.max(0, unit.toNanos(timeout))).any(callables);
  }

  // ---- many items

  @Override
  public <A extends @Nullable Object, R extends @Nullable Object> List<R> map(
      Fn<? super A, ? extends R> fn, Iterable<? extends A> items) {
    List<R> results = new ArrayList<>();
    consume(fn, items, true, result -> results.add(PoolView.<R>value(result)));
    return Collections.unmodifiableList(results);
  }

  @Override
  @SuppressWarnings("unchecked") // a row has one item of each input
  public <A extends @Nullable Object, B extends @Nullable Object, R extends @Nullable Object>
      List<R> map(
          Fn2<? super A, ? super B, ? extends R> fn,
          Iterable<? extends A> first,
          Iterable<? extends B> second) {
    Objects.requireNonNull(fn, "map needs a function: the lambda is null");
    Fn<List<?>, R> ofRow = row -> fn.apply((A) row.get(0), (B) row.get(1));
    return mapRows(ofRow, List.of(first, second));
  }

  @Override
  public <R extends @Nullable Object> List<R> mapRows(
      Fn<? super List<?>, ? extends R> fn, List<? extends Iterable<?>> inputs) {
    return map(fn, Rows.of(inputs));
  }

  @Override
  public <A extends @Nullable Object> void each(Sink<? super A> sink, Iterable<? extends A> items) {
    Objects.requireNonNull(sink, "each needs something to do: the lambda is null");
    Fn<A, @Nullable Void> fn =
        item -> {
          sink.accept(item);
          return null;
        };
    consume(fn, items, true, _ -> {});
  }

  @Override
  public <A extends @Nullable Object, R extends @Nullable Object> List<Outcome<R>> outcomes(
      Fn<? super A, ? extends R> fn, Iterable<? extends A> items) {
    List<Outcome<R>> outcomes = new ArrayList<>();
    consume(fn, items, false, result -> outcomes.add(PoolView.<R>outcome(result)));
    return Collections.unmodifiableList(outcomes);
  }

  private <A extends @Nullable Object> void consume(
      Fn<? super A, ?> fn, Iterable<? extends A> items, boolean failFast, Consumer<Object> each) {
    Objects.requireNonNull(fn, "a function is needed: the lambda is null");
    Objects.requireNonNull(items, "items are needed: the iterable is null");
    crew.runBegins();
    try (Results<A> results = results(fn, items, failFast, true)) {
      for (Object next = results.next(); next != null; next = results.next()) {
        each.accept(next);
      }
    } finally {
      crew.runEnds();
    }
  }

  private <A extends @Nullable Object> Results<A> results(
      Fn<? super A, ?> fn, Iterable<? extends A> items, boolean failFast, boolean whole) {
    Progress progress = options.label() == null ? null : progress(items);
    try {
      Run<A, @Nullable Object> run = new Run<>(crew, options, fn, failFast, progress);
      return new Results<>(run, options, items, whole, progress);
    } catch (Throwable failure) {
      if (progress != null) {
        progress.close();
      }
      throw failure;
    }
  }

  private Progress progress(Iterable<?> items) {
    int total = Results.lieReady(items) ? ((Collection<?>) items).size() : -1;
    return Progress.bar(Objects.requireNonNull(options.label()), total);
  }

  // what the function of type R returned
  @SuppressWarnings({"unchecked", "NullAway", "TypeParameterUnusedInFormals"})
  private static <R extends @Nullable Object> R value(Object result) {
    return (R) (result == Results.NULL ? null : result);
  }

  private static <R extends @Nullable Object> Outcome<R> outcome(Object result) {
    return switch (result) {
      case Failed(_, _, CancelledException reason) -> new Outcome.Cancelled<>(reason);
      case Failed(_, _, Throwable failure) -> new Outcome.Failure<>(failure);
      default -> new Outcome.Success<>(PoolView.<R>value(result));
    };
  }

  @Override
  public <A extends @Nullable Object, R extends @Nullable Object> Stream<R> stream(
      Fn<? super A, ? extends R> fn, Iterable<? extends A> items) {
    Objects.requireNonNull(fn, "a function is needed: the lambda is null");
    Objects.requireNonNull(items, "items are needed: the iterable is null");
    if (crew.refuses(crew.isOwn())) {
      throw crew.refusal();
    }
    StackTraceElement site = Start.of(crew.settings(), fn).site();
    Results<A> results = results(fn, items, false, false);
    int order = options.unordered() ? 0 : Spliterator.ORDERED;
    Spliterator<R> source =
        new Spliterators.AbstractSpliterator<>(Long.MAX_VALUE, order) {
          @Override
          public boolean tryAdvance(Consumer<? super R> action) {
            Object next = results.next();
            if (next instanceof Failed item) {
              results.close();
              throw item.exception(site);
            }
            if (next != null) {
              action.accept(PoolView.<R>value(next));
            }
            return next != null;
          }

          @Override
          public @Nullable Spliterator<R> trySplit() {
            return null;
          }
        };
    return StreamSupport.stream(source, false).onClose(results::close);
  }

  // ---- views

  private Pool with(Options changed) {
    return new PoolView(crew, changed);
  }

  @Override
  public Pool unordered() {
    return with(options.asTheyCome());
  }

  @Override
  public Pool timeout(Duration limit) {
    return with(options.withLimit(limit));
  }

  @Override
  public Pool retry(int attempts, Duration firstPause) {
    return with(options.withRetry(attempts, firstPause));
  }

  @Override
  public Pool rate(int calls, Duration per) {
    return with(options.withRate(Threads.rateLimit(calls, per)));
  }

  @Override
  public Pool progress(String label) {
    return with(options.withLabel(label));
  }

  @Override
  public Pool chunk(int size) {
    return with(options.withChunk(size));
  }

  @Override
  public Pool window(int items) {
    return with(options.withWindow(items));
  }

  @Override
  public Pool initializer(Target<?> initializer) {
    crew.initializer(Objects.requireNonNull(initializer, "the initializer is null"));
    return this;
  }

  // ---- state

  @Override
  public int size() {
    return crew.size();
  }

  @Override
  public int capacity() {
    return crew.intake().capacity();
  }

  @Override
  public int workers() {
    return crew.workers();
  }

  @Override
  public boolean isShutdown() {
    return crew.isShut();
  }

  @Override
  public boolean isTerminated() {
    return crew.isTerminated();
  }

  @Override
  public String toString() {
    return crew.toString();
  }

  // ---- the end

  @Override
  public void shutdown() {
    crew.shut(Crew.SHUT);
  }

  @Override
  public void shutdownPending() {
    crew.shut(Crew.SHUT);
    List<?> _ = crew.cancelWaiting();
  }

  @Override
  public List<Runnable> shutdownNow() {
    crew.shut(Crew.STOPPED);
    List<Runnable> unstarted = new ArrayList<>();
    for (PoolTask<?> task : crew.cancelWaiting()) {
      unstarted.add(task.unstarted());
    }
    crew.cancelRunning();
    return unstarted;
  }

  @Override
  public boolean awaitTermination(long timeout, TimeUnit unit) throws InterruptedException {
    refuseFromOwnTask();
    long nanos = unit.toNanos(timeout);
    if (Thread.interrupted()) {
      throw new InterruptedException();
    }
    return crew.isTerminated()
        || (nanos > 0 && Waits.interruptibly(crew, limitOf(nanos), crew::awaitEnd));
  }

  /** The greatest time is how an executor's users say for ever; then a deadlock can be found. */
  private static long limitOf(long nanos) {
    return nanos == Long.MAX_VALUE ? Waits.FOREVER : nanos;
  }

  @Override
  public void close() {
    refuseFromOwnTask();
    crew.shut(Crew.CLOSING);
    if (crew.isTerminated()) {
      return;
    }
    try {
      Waits.await(crew, () -> crew.awaitEnd(Waits.FOREVER));
    } catch (WaitInterruptedException interrupted) {
      stopAndWait();
    } catch (RuntimeException ended) {
      stopAndWait();
      throw ended;
    }
  }

  private void stopAndWait() {
    List<?> _ = shutdownNow();
    Waits.shielded(() -> Waits.forLock(crew, () -> crew.awaitEnd(Waits.FOREVER)));
  }

  private void refuseFromOwnTask() {
    if (crew.isOwn()) {
      throw new DeadlockException(
          "A task waits for the end of the pool that it runs in:",
          List.of(
              new DeadlockException.Link(
                  Task.current().name(),
                  crew.describe(),
                  Places.waitsAt(Thread.currentThread()),
                  "the pool has not ended while the task runs")),
          "Close the pool outside of its tasks; shutdown() does not wait.");
    }
  }
}

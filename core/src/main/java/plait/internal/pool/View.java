package plait.internal.pool;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import plait.Action;
import plait.Fn;
import plait.Fn2;
import plait.Outcome;
import plait.Pool;
import plait.Priority;
import plait.Sink;
import plait.Target;
import plait.Task;
import plait.Threads;
import plait.internal.thread.Bodies;
import plait.internal.thread.Start;
import plait.internal.thread.Waits;

/**
 * A pool as its users see it: a crew, and a way to run things in it.
 *
 * @param <P> what its views are
 */
abstract class View<P extends Pool> implements Pool {
  final Crew crew;
  final Options options;

  View(Crew crew, Options options) {
    this.crew = crew;
    this.options = options;
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
    if (crew.hasSeats()) {
      return packed(target, written);
    }
    Target<T> body = target;
    if (!options.arePlain()) {
      Calls calls = new Calls(options, false);
      body = () -> calls.call(() -> Task.current().name(), target);
    }
    return new PoolTask<>(crew, Start.of(crew.settings(), written), body, written);
  }

  private <T extends @Nullable Object> PoolTask<T> packed(Target<T> target, Object written) {
    Packed packed = crew.seats().packing().body(target);
    return new PoolTask<>(
        crew,
        Start.of(crew.settings(), written),
        new SeatBody<T>(packed, options),
        written,
        packed.size());
  }

  private <T extends @Nullable Object> Task<T> started(PoolTask<T> task) {
    boolean _ = crew.submit(task, options.priority(), Waits.FOREVER);
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

  private Items items() {
    return new Items(crew, options);
  }

  @Override
  public <A extends @Nullable Object, R extends @Nullable Object> List<R> map(
      Fn<? super A, ? extends R> fn, Iterable<? extends A> items) {
    return items().map(fn, items);
  }

  @Override
  public <A extends @Nullable Object, B extends @Nullable Object, R extends @Nullable Object>
      List<R> map(
          Fn2<? super A, ? super B, ? extends R> fn,
          Iterable<? extends A> first,
          Iterable<? extends B> second) {
    return items().map(fn, first, second);
  }

  @Override
  public <R extends @Nullable Object> List<R> mapRows(
      Fn<? super List<?>, ? extends R> fn, List<? extends Iterable<?>> inputs) {
    return items().mapRows(fn, inputs);
  }

  @Override
  public <A extends @Nullable Object> void each(Sink<? super A> sink, Iterable<? extends A> items) {
    items().each(sink, items);
  }

  @Override
  public <A extends @Nullable Object, R extends @Nullable Object> List<Outcome<R>> outcomes(
      Fn<? super A, ? extends R> fn, Iterable<? extends A> items) {
    return new Items(crew, options.inOrder()).outcomes(fn, items);
  }

  @Override
  public <A extends @Nullable Object, R extends @Nullable Object> Stream<R> stream(
      Fn<? super A, ? extends R> fn, Iterable<? extends A> items) {
    return items().stream(fn, items);
  }

  // ---- views

  /** The same pool with another way to run things. */
  abstract P with(Options changed);

  /** This view. */
  abstract P self();

  @Override
  public P unordered() {
    return with(options.asTheyCome());
  }

  @Override
  public P timeout(Duration limit) {
    return with(options.withLimit(limit));
  }

  @Override
  public P retry(int attempts) {
    return retry(attempts, Duration.ZERO);
  }

  @Override
  public P retry(int attempts, Duration firstPause) {
    return with(options.withRetry(attempts, firstPause));
  }

  @Override
  public P rate(int calls, Duration per) {
    return with(options.withRate(Threads.rateLimit(calls, per)));
  }

  @Override
  public P progress(String label) {
    return with(options.withLabel(label));
  }

  @Override
  public P chunk(int size) {
    return with(options.withChunk(size));
  }

  @Override
  public P window(int items) {
    return with(options.withWindow(items));
  }

  @Override
  public P priority(Priority level) {
    return with(options.withPriority(level));
  }

  @Override
  public P initializer(Target<?> initializer) {
    crew.initializer(Objects.requireNonNull(initializer, "the initializer is null"));
    return self();
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
    return crew.stage().isShut();
  }

  @Override
  public boolean isTerminated() {
    return crew.stage().hasEnded();
  }

  @Override
  public String toString() {
    return crew.toString();
  }

  // ---- the end

  @Override
  public void shutdown() {
    crew.stage().advance(Stage.SHUT);
  }

  @Override
  public void shutdownPending() {
    crew.stage().advance(Stage.SHUT);
    List<?> _ = crew.cancelWaiting();
  }

  @Override
  public List<Runnable> shutdownNow() {
    crew.stage().advance(Stage.STOPPED);
    List<Runnable> unstarted = new ArrayList<>();
    for (PoolTask<?> task : crew.cancelWaiting()) {
      unstarted.add(task.unstarted());
    }
    crew.cancelRunning();
    return unstarted;
  }

  @Override
  public boolean awaitTermination(long timeout, TimeUnit unit) throws InterruptedException {
    return new Ending(this).await(unit.toNanos(timeout));
  }

  @Override
  public void close() {
    new Ending(this).close();
  }
}

package plait.internal.thread;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.time.Duration;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import plait.CancelToken;
import plait.CancelledException;
import plait.Hold;
import plait.Sink;
import plait.TargetFailedException;
import plait.Task;
import plait.UnjoinedFailure;
import plait.WaitTimeoutException;

/** A task as its users see it: its names, its state, and the ways to wait for its end. */
public abstract class BaseTask<T extends @Nullable Object> extends Life<T>
    implements Task<T>, Selectable {
  /** What {@link #awaited} returns if the wait concerns nobody. */
  public static final Hold NO_WAY = new NoWay();

  private static final VarHandle NAME;

  static {
    try {
      NAME = MethodHandles.lookup().findVarHandle(BaseTask.class, "name", String.class);
    } catch (ReflectiveOperationException e) {
      throw new ExceptionInInitializerError(e);
    }
  }

  private static final class NoWay implements Hold {
    @Override
    public void close() {}
  }

  private volatile @Nullable String name;
  private volatile UnjoinedFailures.@Nullable Entry unjoined;

  protected BaseTask(@Nullable String name) {
    if (name != null) {
      NAME.set(this, name);
    }
  }

  // ---- what subclasses do

  /** The error of joining or waiting in this phase, or null. */
  protected @Nullable RuntimeException notJoinable() {
    return phase() == NEW
        ? new IllegalStateException(name() + " was not started: call start() before join().")
        : null;
  }

  /**
   * Called by a thread that is about to park for the end of this task; the hold is closed when it
   * goes on. A pool lets another worker take the caller's place meanwhile, and then the answer is
   * another than {@link #NO_WAY}.
   */
  public Hold awaited() {
    return NO_WAY;
  }

  /** The error of starting it although it was started, or cancelled, before. */
  protected final IllegalStateException startedBefore() {
    return new IllegalStateException(
        name()
            + (isCancelled() ? " was cancelled" : " was started")
            + " before: make a new task to run the work again.");
  }

  /** Ends a task whose start failed; the starter is told. */
  protected final void giveUpStart(Throwable reason) {
    failTold(reason);
    finish();
  }

  /** Called in the thread that runs the callbacks, before each. */
  protected void beforeCallback() {}

  /** Says on which thread the body runs, or that it runs no more; called on that thread. */
  protected final void runsOn(@Nullable Thread current) {
    thread = current;
  }

  @Override
  boolean daemon() {
    return isDaemon();
  }

  @Override
  void failed(Throwable failure) {
    var report = new UnjoinedFailure(name(), startSite().orElse(null), failure);
    unjoined = UnjoinedFailures.register(this, report, anyAsking());
  }

  /** Says that somebody has been told of the failure. */
  protected void observed() {
    UnjoinedFailures.Entry entry = unjoined;
    if (entry != null) {
      entry.observed();
      unjoined = null;
    }
  }

  // ---- state

  @Override
  public final Task<?> task() {
    return this;
  }

  @Override
  public Status status() {
    if (isCancelled()) {
      return Status.CANCELLED;
    }
    return switch (phase()) {
      case NEW, STARTING -> Status.NEW;
      case SCHEDULED -> Status.SCHEDULED;
      case RUNNING -> Status.RUNNING;
      default -> hasSucceeded() ? Status.SUCCEEDED : Status.FAILED;
    };
  }

  @Override
  public boolean isAlive() {
    return phase() == RUNNING;
  }

  @Override
  public final String name() {
    String given = name;
    if (given != null) {
      return given;
    }
    String drawn = Names.draw("task");
    return NAME.compareAndSet(this, null, drawn) ? drawn : name();
  }

  @Override
  public final void rename(String name) {
    this.name = Names.check(name);
    Thread running = thread;
    if (running != null) {
      running.setName(name);
    }
  }

  @Override
  public final Optional<Thread> thread() {
    return Optional.ofNullable(thread);
  }

  @Override
  public Optional<StackTraceElement> startSite() {
    return Optional.empty();
  }

  @Override
  public final CancelToken token() {
    return new TaskToken(this);
  }

  @Override
  public final boolean cancel(boolean interrupt) {
    return cancel(interrupt, null);
  }

  @Override
  public String toString() {
    return "Task["
        + name()
        + ", "
        + status().name().toLowerCase(Locale.ROOT)
        + (isDaemon() ? ", daemon" : "")
        + startSite().map(site -> ", started at " + site).orElse("")
        + "]";
  }

  // ---- waiting for the end

  @Override
  public final void await() {
    awaitEnd(Waits.FOREVER, false);
  }

  @Override
  public final boolean await(Duration timeout) {
    return awaitEnd(Waits.nanos(timeout), false);
  }

  private boolean awaitEnd(long nanos, boolean joins) {
    if (hasEnded()) {
      return true;
    }
    RuntimeException refusal = notJoinable();
    if (refusal != null) {
      throw refusal;
    }
    boolean ofMyself = thread == Thread.currentThread();
    if (!ofMyself && (nanos == 0 || Spin.until(this::hasEnded, nanos))) {
      return hasEnded();
    }
    long limit = ofMyself ? Waits.FOREVER : nanos;
    return Waits.await(this, limit, joins ? this::joinWithin : this::awaitEndedWithin);
  }

  /** Waits for the end in the way of this kind of task. */
  boolean awaitEndedWithin(long nanos) throws InterruptedException {
    try (Hold _ = awaited()) {
      return awaitJoined(this::hasEnded, nanos);
    }
  }

  /** Waits for the end in order to be told of it. */
  boolean joinWithin(long nanos) throws InterruptedException {
    try (Hold _ = awaited()) {
      return ask(this::hasEnded, nanos);
    }
  }

  @Override
  public final T join() {
    awaitEnd(Waits.FOREVER, true);
    return result();
  }

  @Override
  public final T join(Duration timeout) {
    if (!awaitEnd(Waits.nanos(timeout), true)) {
      throw new WaitTimeoutException(name() + " has not ended within " + timeout);
    }
    return result();
  }

  private T result() {
    throwIfCancelledSo();
    Throwable failure = failureOrNull();
    if (failure != null) {
      observed();
      throw new TargetFailedException(name(), startSite().orElse(null), failure);
    }
    return value();
  }

  private void throwIfCancelledSo() {
    CancelledException cancelled = cancelledOrNull();
    if (cancelled != null) {
      throw cancelled;
    }
  }

  @Override
  public final T get() throws InterruptedException, ExecutionException {
    awaitDone(Waits.FOREVER);
    return resultAsFuture();
  }

  @Override
  public final T get(long timeout, TimeUnit unit)
      throws InterruptedException, ExecutionException, TimeoutException {
    if (!awaitDone(Math.max(0, unit.toNanos(timeout)))) {
      throw new TimeoutException(name() + " has not ended within " + timeout + " " + unit);
    }
    return resultAsFuture();
  }

  private boolean awaitDone(long nanos) throws InterruptedException {
    if (Thread.interrupted()) {
      throw new InterruptedException();
    }
    if (isDone()) {
      return true;
    }
    RuntimeException refusal = notJoinable();
    if (refusal != null && nanos == Waits.FOREVER) {
      throw refusal;
    }
    return Waits.interruptibly(this, nanos, this::awaitDoneWithin);
  }

  /** Waits for the end or a cancel in the way of this kind of task. */
  boolean awaitDoneWithin(long nanos) throws InterruptedException {
    try (Hold _ = awaited()) {
      return ask(this::isDone, nanos);
    }
  }

  private T resultAsFuture() throws ExecutionException {
    throwIfCancelledSo();
    Throwable failure = failureOrNull();
    if (failure != null) {
      observed();
      throw new ExecutionException(failure);
    }
    return value();
  }

  @Override
  public final Throwable exceptionNow() {
    Throwable failure = failureOrNull();
    if (failure == null) {
      throw new IllegalStateException(name() + " has not failed: it is " + status());
    }
    observed();
    return failure;
  }

  @Override
  public final T resultNow() {
    if (status() == Status.SUCCEEDED) {
      return value();
    }
    throw new IllegalStateException(name() + " has no result: it is " + status());
  }

  @Override
  public final State state() {
    return switch (status()) {
      case SUCCEEDED -> State.SUCCESS;
      case FAILED -> State.FAILED;
      case CANCELLED -> State.CANCELLED;
      default -> State.RUNNING;
    };
  }

  @Override
  public final Task<T> onDone(Sink<? super Task<T>> callback) {
    Objects.requireNonNull(callback, "a callback is needed: the lambda is null");
    var _ = atEnd(new Callback(callback));
    return this;
  }

  /** What is called at the end with this task. */
  private final class Callback implements Runnable {
    private final Sink<? super Task<T>> sink;

    Callback(Sink<? super Task<T>> sink) {
      this.sink = sink;
    }

    @Override
    public void run() {
      beforeCallback();
      try {
        sink.accept(BaseTask.this);
      } catch (Throwable failure) {
        UnjoinedFailures.report(name() + "'s callback", failure);
      }
    }
  }

  /** Runs something at the end, now if it has come. */
  Joinable.Node atEnd(Runnable action) {
    return callAtEnd(action);
  }

  // ---- as a selection sees it

  @Override
  public final boolean ready() {
    return hasEnded();
  }

  @Override
  public final Watch watch() {
    return watchEnd();
  }

  // ---- as the deadlock search sees it

  @Override
  public final String describe() {
    return "the end of " + name();
  }

  @Override
  public Releasers releasers(Thread waiter) {
    Thread running = thread;
    return running == null || phase() != RUNNING ? Releasers.ANYBODY : Releasers.only(running);
  }

  @Override
  public final boolean mayEndByItself() {
    return hasEnded();
  }

  @Override
  public final String heldBy(String releaser) {
    return releaser + " has not ended";
  }
}

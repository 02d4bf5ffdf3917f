package plait.internal.thread;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import plait.Action;
import plait.CancelToken;
import plait.CancelledException;
import plait.Hold;
import plait.Sink;
import plait.TargetFailedException;
import plait.Task;
import plait.WaitTimeoutException;

/**
 * What all kinds of tasks share: the outcome, the phase, and those who wait for the end.
 *
 * <p>{@code outcome} is set once, by compare-and-set, and may be set by a cancel while the body
 * still runs; {@code phase} goes up only, and {@code ENDED} is written after everything else, so
 * whoever reads it sees all that the body did. Those who wait are kept in {@link Joiners}.
 */
public abstract class BaseTask<T extends @Nullable Object> extends Strand
    implements Task<T>, Blocker, Selectable {
  protected static final int NEW = 0;
  protected static final int SCHEDULED = 1;
  protected static final int RUNNING = 2;
  protected static final int ENDED = 3;

  private static final AtomicLong NUMBERS = new AtomicLong();
  private static final Object NULL = new Object();
  private static final VarHandle OUTCOME;
  private static final VarHandle PHASE;
  private static final VarHandle CANCEL_ACTIONS;

  static {
    try {
      var lookup = MethodHandles.lookup();
      OUTCOME = lookup.findVarHandle(BaseTask.class, "outcome", Object.class);
      CANCEL_ACTIONS = lookup.findVarHandle(BaseTask.class, "cancelActions", CancelActions.class);
      PHASE = lookup.findVarHandle(BaseTask.class, "phase", int.class);
    } catch (ReflectiveOperationException e) {
      throw new ExceptionInInitializerError(e);
    }
  }

  private final long number = NUMBERS.incrementAndGet();
  private final Joiners joiners = new Joiners();
  private volatile @Nullable Object outcome;
  private volatile int phase;
  private volatile @Nullable String name;
  private volatile @Nullable CancelActions cancelActions;
  private volatile UnjoinedFailures.@Nullable Entry unjoined;

  protected BaseTask(@Nullable String name) {
    this.name = name;
  }

  /** Why the body ended without a result. */
  private record Failed(Throwable failure) {}

  /**
   * A cancel. {@code delivered} is written after the body's thread was interrupted, so that a
   * thread that goes on to other work can wait for the interrupt and take it back.
   */
  private static final class Cancelled {
    final @Nullable Throwable reason;
    final boolean interrupt;
    volatile boolean delivered;

    Cancelled(@Nullable Throwable reason, boolean interrupt) {
      this.reason = reason;
      this.interrupt = interrupt;
    }
  }

  // ---- what subclasses do

  /** Moves the phase on; false if it was not the expected one. */
  protected final boolean advance(int from, int to) {
    return PHASE.compareAndSet(this, from, to);
  }

  protected final int phase() {
    return phase;
  }

  /** Records the result unless the task was cancelled. */
  protected final void succeed(T value) {
    OUTCOME.compareAndSet(this, null, value == null ? NULL : value);
  }

  /** Records the failure unless the task was cancelled. */
  protected final void fail(Throwable failure) {
    if (OUTCOME.compareAndSet(this, null, new Failed(failure))) {
      unjoined = UnjoinedFailures.register(this, failure);
    }
  }

  /** Makes the end known: the last thing that happens to a task. */
  protected final void end() {
    phase = ENDED;
    joiners.release();
  }

  /**
   * Runs the body in the calling thread, as this strand, and ends the task. A body whose task was
   * cancelled before is not run.
   */
  protected final void execute(plait.Target<? extends T> body) {
    if (outcome == null) {
      try {
        succeed(Strands.<T>runAs(this, body::call));
      } catch (Throwable failure) {
        fail(failure);
      }
    }
    takeBackInterrupt();
    ended();
    end();
  }

  /** Called in the body's thread between the end of the body and the moment others see it. */
  protected void ended() {}

  private void takeBackInterrupt() {
    if (outcome instanceof Cancelled cancelled && cancelled.interrupt) {
      while (!cancelled.delivered) {
        Thread.onSpinWait();
      }
      Thread.interrupted();
    }
  }

  /** Called when a cancel came before the body began: nothing will run. */
  protected void dropped() {}

  /** The error of joining or waiting in this phase, or null. */
  protected @Nullable RuntimeException notJoinable() {
    return phase == NEW
        ? new IllegalStateException(name() + " was not started: call start() before join().")
        : null;
  }

  // ---- state

  @Override
  public final Task<?> task() {
    return this;
  }

  @Override
  public Status status() {
    Object result = outcome;
    if (result instanceof Cancelled) {
      return Status.CANCELLED;
    }
    return switch (phase) {
      case NEW -> Status.NEW;
      case SCHEDULED -> Status.SCHEDULED;
      case RUNNING -> Status.RUNNING;
      default -> result instanceof Failed ? Status.FAILED : Status.SUCCEEDED;
    };
  }

  @Override
  public boolean isAlive() {
    return phase == RUNNING;
  }

  @Override
  public final boolean isDone() {
    return phase == ENDED || outcome instanceof Cancelled;
  }

  @Override
  public final boolean isCancelled() {
    return outcome instanceof Cancelled;
  }

  boolean hasEnded() {
    return phase == ENDED;
  }

  /** Waits for the end in the way of this kind of task. */
  boolean awaitEndedWithin(long nanos) throws InterruptedException {
    return joiners.await(this, this::hasEnded, nanos);
  }

  Hold onCancel(Action action) {
    return cancelActions().add(action);
  }

  @Override
  public final String name() {
    String given = name;
    return given == null ? "task-" + number : given;
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
  public String toString() {
    return "Task["
        + name()
        + ", "
        + status().name().toLowerCase(java.util.Locale.ROOT)
        + (isDaemon() ? ", daemon" : "")
        + startSite().map(site -> ", started at " + site).orElse("")
        + "]";
  }

  // ---- cancelling

  /** Made when the first action is registered; a task cancelled before then makes a fired one. */
  private CancelActions cancelActions() {
    CancelActions made = cancelActions;
    if (made == null) {
      made = new CancelActions();
      if (!CANCEL_ACTIONS.compareAndSet(this, null, made)) {
        return cancelActions();
      }
      if (isCancelled()) {
        made.fire();
      }
    }
    return made;
  }

  @Override
  public final boolean cancel(boolean interrupt) {
    return cancel(interrupt, null);
  }

  /** Cancels with a reason that the exceptions carry. */
  public final boolean cancel(boolean interrupt, @Nullable Throwable reason) {
    var cancelled = new Cancelled(reason, interrupt);
    if (!OUTCOME.compareAndSet(this, null, cancelled)) {
      return false;
    }
    if (advance(NEW, ENDED) || advance(SCHEDULED, ENDED)) {
      cancelled.delivered = true;
      dropped();
      end();
    } else {
      interrupt(cancelled);
      joiners.wake();
    }
    CancelActions actions = cancelActions;
    if (actions != null) {
      actions.fire();
    }
    return true;
  }

  private void interrupt(Cancelled cancelled) {
    try {
      Thread running = thread;
      if (cancelled.interrupt && running != null) {
        running.interrupt();
      }
    } finally {
      cancelled.delivered = true;
    }
  }

  @Override
  final @Nullable RuntimeException cancellation() {
    return outcome instanceof Cancelled cancelled && cancelled.interrupt
        ? cancelledException(cancelled)
        : null;
  }

  private CancelledException cancelledException(Cancelled cancelled) {
    return new CancelledException(name() + " was cancelled", cancelled.reason);
  }

  // ---- waiting for the end

  @Override
  public final void await() {
    awaitEnd(Waits.FOREVER);
  }

  @Override
  public final boolean await(Duration timeout) {
    return awaitEnd(Waits.nanos(timeout));
  }

  private boolean awaitEnd(long nanos) {
    if (hasEnded()) {
      return true;
    }
    RuntimeException refusal = notJoinable();
    if (refusal != null) {
      throw refusal;
    }
    return nanos == 0 ? hasEnded() : Waits.await(this, nanos, this::awaitEndedWithin);
  }

  @Override
  public final T join() {
    awaitEnd(Waits.FOREVER);
    return result();
  }

  @Override
  public final T join(Duration timeout) {
    if (!awaitEnd(Waits.nanos(timeout))) {
      throw new WaitTimeoutException(name() + " has not ended within " + timeout);
    }
    return result();
  }

  private T result() {
    Object result = outcome;
    if (result instanceof Failed(Throwable failure)) {
      observed();
      throw new TargetFailedException(name(), startSite().orElse(null), failure);
    }
    if (result instanceof Cancelled cancelled) {
      throw cancelledException(cancelled);
    }
    return value(result);
  }

  @SuppressWarnings({"unchecked", "NullAway"}) // NULL stands for a null of type T
  private T value(@Nullable Object result) {
    return (T) (result == NULL ? null : result);
  }

  /** Says that somebody has been told of the failure. */
  final void observed() {
    UnjoinedFailures.Entry entry = unjoined;
    if (entry != null) {
      entry.observed();
      unjoined = null;
    }
  }

  @Override
  public final T get() throws InterruptedException, ExecutionException {
    awaitDone(Waits.FOREVER);
    return outcomeAsFuture();
  }

  @Override
  public final T get(long timeout, TimeUnit unit)
      throws InterruptedException, ExecutionException, TimeoutException {
    if (!awaitDone(Math.max(0, unit.toNanos(timeout)))) {
      throw new TimeoutException(name() + " has not ended within " + timeout + " " + unit);
    }
    return outcomeAsFuture();
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
    return Waits.interruptibly(this, nanos, limit -> joiners.await(this, this::isDone, limit));
  }

  private T outcomeAsFuture() throws ExecutionException {
    Object result = outcome;
    if (result instanceof Failed(Throwable failure)) {
      observed();
      throw new ExecutionException(failure);
    }
    if (result instanceof Cancelled cancelled) {
      throw cancelledException(cancelled);
    }
    return value(result);
  }

  @Override
  public final Throwable exceptionNow() {
    if (phase == ENDED && outcome instanceof Failed(Throwable failure)) {
      observed();
      return failure;
    }
    throw new IllegalStateException(name() + " has not failed: it is " + status());
  }

  @Override
  public final T resultNow() {
    if (status() == Status.SUCCEEDED) {
      return value(outcome);
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

  /** What the body threw, if it has ended so; does not count as joining. */
  public final @Nullable Throwable failureOrNull() {
    return phase == ENDED && outcome instanceof Failed(Throwable failure) ? failure : null;
  }

  @Override
  public Task<T> onDone(Sink<? super Task<T>> callback) {
    joiners.call(() -> UnjoinedFailures.guard(name() + "'s callback", () -> callback.accept(this)));
    return this;
  }

  // ---- as a selection sees it

  @Override
  public final boolean ready() {
    return hasEnded();
  }

  @Override
  public final Watch watch() {
    return joiners.watch();
  }

  // ---- as the deadlock search sees it

  @Override
  public final String describe() {
    return "the end of " + name();
  }

  @Override
  public Releasers releasers(Thread waiter) {
    Thread running = thread;
    return running == null || phase != RUNNING ? Releasers.ANYBODY : Releasers.only(running);
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

package plait.internal.thread;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import org.jspecify.annotations.Nullable;
import plait.Action;
import plait.CancelledException;
import plait.Hold;
import plait.Target;

/**
 * A task's way from its making to its end: the phase, the outcome, the cancel, those who wait.
 *
 * <pre>
 * NEW -> STARTING -> (SCHEDULED ->) RUNNING -> ENDED
 *   NEW, SCHEDULED -> ENDED   by a cancel
 * </pre>
 *
 * <p>{@code outcome} is set once, by compare-and-set, and may be set by a cancel while the body
 * still runs; {@code phase} goes up only, and {@code ENDED} is written after everything else, so
 * whoever reads it sees all that the body did. Those who wait are kept in {@link Joinable}.
 */
abstract class Life<T extends @Nullable Object> extends Joinable implements Blocker {
  protected static final int NEW = 0;

  /** The starter writes down what the start needs; nobody else may move the phase on. */
  protected static final int STARTING = 1;

  protected static final int SCHEDULED = 2;
  protected static final int RUNNING = 3;
  protected static final int ENDED = 4;

  private static final Object NULL = new Object();
  private static final VarHandle OUTCOME;
  private static final VarHandle PHASE;
  private static final VarHandle CANCEL_ACTIONS;

  static {
    try {
      var lookup = MethodHandles.lookup();
      OUTCOME = lookup.findVarHandle(Life.class, "outcome", Object.class);
      PHASE = lookup.findVarHandle(Life.class, "phase", int.class);
      CANCEL_ACTIONS = lookup.findVarHandle(Life.class, "cancelActions", CancelActions.class);
    } catch (ReflectiveOperationException e) {
      throw new ExceptionInInitializerError(e);
    }
  }

  private volatile @Nullable Object outcome;
  private volatile int phase;
  private volatile @Nullable CancelActions cancelActions;

  /** Why the body ended without a result. */
  private record Failed(Throwable failure) {}

  /**
   * A cancel. {@code delivered} is written after the body's thread was interrupted, so that a
   * thread that goes on to other work can wait for the interrupt and take it back. {@code sealed}
   * stands for a mild cancel whose body has ended: nobody can insist any more.
   */
  private static final class Cancelled {
    final @Nullable Throwable reason;
    final boolean interrupt;
    final boolean sealed;
    volatile boolean delivered;

    Cancelled(@Nullable Throwable reason, boolean interrupt, boolean sealed) {
      this.reason = reason;
      this.interrupt = interrupt;
      this.sealed = sealed;
    }
  }

  // ---- what subclasses say

  public abstract String name();

  /** Called when a cancel came before the body began: nothing will run. */
  protected void dropped() {}

  /** Called in the body's thread between the end of the body and the moment others see it. */
  protected void ended() {}

  /** The very last thing that happens: the end is known, the callbacks have run. */
  protected void gone() {}

  /** Sees to it that the body's failure reaches somebody. Called before the end. */
  abstract void failed(Throwable failure);

  // ---- the way

  /** Moves the phase on; false if it was not the expected one. */
  protected final boolean advance(int from, int to) {
    return PHASE.compareAndSet(this, from, to);
  }

  /** Moves the phase on from one that the caller alone may leave, publishing what it wrote. */
  final void advanceTo(int to) {
    PHASE.setRelease(this, to);
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
    if (failTold(failure)) {
      failed(failure);
    }
  }

  /** Records a failure that somebody is being told of; false if the task was cancelled. */
  final boolean failTold(Throwable failure) {
    return OUTCOME.compareAndSet(this, null, new Failed(failure));
  }

  /** Makes the end known and calls back. */
  protected final void end() {
    phase = ENDED;
    releaseJoiners();
  }

  /**
   * Runs the body in the calling thread, as this strand, and ends the task. A body whose task was
   * cancelled before is not run.
   */
  protected final void execute(Target<? extends T> body) {
    try {
      if (outcome == null) {
        run(body);
      }
      takeBackInterrupt();
    } finally {
      finish();
    }
  }

  private void run(Target<? extends T> body) {
    try {
      succeed(Strands.<T>runAs(this, body));
    } catch (Throwable failure) {
      if (!answersCancel(failure) || !cancel(true, failure.getCause())) {
        fail(failure);
      }
    }
  }

  /** Whether the body ended because it saw a cancel that has not reached the task yet. */
  protected boolean answersCancel(Throwable failure) {
    return false;
  }

  /** Ends the task whatever its parts do. */
  final void finish() {
    try {
      ended();
    } finally {
      try {
        end();
      } finally {
        gone();
      }
    }
  }

  /** After it no cancel of this task interrupts the thread any more. */
  @SuppressWarnings("ThreadPriorityCheck") // the canceller may need the carrier to go on
  private void takeBackInterrupt() {
    if (!(outcome instanceof Cancelled cancelled)) {
      return;
    }
    if (!cancelled.interrupt
        && OUTCOME.compareAndSet(this, cancelled, new Cancelled(cancelled.reason, false, true))) {
      return;
    }
    if (outcome instanceof Cancelled strict) { // perhaps somebody has insisted just now
      while (!strict.delivered) {
        Thread.yield();
      }
      Thread.interrupted();
    }
  }

  // ---- the outcome

  final boolean hasSucceeded() {
    return phase == ENDED && !(outcome instanceof Failed) && !(outcome instanceof Cancelled);
  }

  public boolean isDone() {
    return hasEnded() || outcome instanceof Cancelled;
  }

  public final boolean isCancelled() {
    return outcome instanceof Cancelled;
  }

  boolean hasEnded() {
    return phase == ENDED;
  }

  /** What the body threw, if it has ended so; does not count as joining. */
  public final @Nullable Throwable failureOrNull() {
    return phase == ENDED && outcome instanceof Failed(Throwable failure) ? failure : null;
  }

  /** What joining throws if the task was cancelled, or null. */
  final @Nullable CancelledException cancelledOrNull() {
    return outcome instanceof Cancelled cancelled ? cancelledException(cancelled) : null;
  }

  @SuppressWarnings({"unchecked", "NullAway"}) // NULL stands for a null of type T
  final T value() {
    Object result = outcome;
    return (T) (result == NULL ? null : result);
  }

  // ---- cancelling

  /** Cancels with a reason that the exceptions carry. */
  public final boolean cancel(boolean interrupt, @Nullable Throwable reason) {
    var cancelled = new Cancelled(reason, interrupt, false);
    if (OUTCOME.compareAndSet(this, null, cancelled)) {
      carryOut(cancelled);
      return true;
    }
    if (interrupt) {
      insist();
    }
    return false;
  }

  /** Interrupts a body that an earlier cancel left alone. */
  private void insist() {
    if (outcome instanceof Cancelled lenient && !lenient.interrupt && !lenient.sealed) {
      var strict = new Cancelled(lenient.reason, true, false);
      if (OUTCOME.compareAndSet(this, lenient, strict)) {
        carryOut(strict);
      }
    }
  }

  private void carryOut(Cancelled cancelled) {
    if (dropUnlessBegun()) {
      cancelled.delivered = true;
    } else {
      interrupt(cancelled);
      wakeJoiners();
    }
    CancelActions actions = cancelActions;
    if (actions != null && cancelled.interrupt) {
      actions.fire();
    }
  }

  /** Ends a cancelled task whose body has not begun. */
  protected final boolean dropUnlessBegun() {
    boolean before = advance(NEW, ENDED) || advance(SCHEDULED, ENDED);
    if (before) {
      try {
        dropped();
      } finally {
        try {
          end();
        } finally {
          gone();
        }
      }
    }
    return before;
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

  final Hold onCancel(Action action) {
    return cancelActions().add(action);
  }

  /** Made when the first action is registered; a task cancelled before then makes a fired one. */
  private CancelActions cancelActions() {
    CancelActions made = cancelActions;
    if (made != null) {
      return made;
    }
    made = new CancelActions();
    if (!CANCEL_ACTIONS.compareAndSet(this, null, made)) {
      return cancelActions();
    }
    if (cancellation() != null) {
      made.fire();
    }
    return made;
  }
}

package plait.internal.thread;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import plait.Action;
import plait.CancelledException;
import plait.Hold;
import plait.Outcome;
import plait.ProcessTask;
import plait.Scope;
import plait.Target;
import plait.Task;

/**
 * A scope of tasks with threads of their own.
 *
 * <p>{@code unfinished} counts the tasks and goes from zero to {@code CLOSED}, so that no task
 * starts after the end. A start counts its task, lists it and then looks at {@code trouble}; a
 * cancel makes the trouble known and then goes through the list: one of them sees the other. The
 * last task to end and the owner who waits for it meet in the same way over {@code ownerParks}.
 * {@code inner} is volatile for those who cancel; the other plain fields are the owner's.
 */
final class ThreadScope implements Scope, CancelFrame, Blocker {
  private static final long CLOSED = -1;

  /** So many tasks that wait are shown to the deadlock search at the most. */
  private static final int SHOWN = 4096;

  private final Settings settings;
  private final Strand owner = Strands.current();
  private final Thread ownerThread = Thread.currentThread();
  private final @Nullable ThreadScope outer = owner.scope();
  private final LivingTasks living = new LivingTasks();
  private final AtomicLong unfinished = new AtomicLong();
  private final AtomicInteger taskNumbers = new AtomicInteger();
  private final ScopeTrouble trouble = new ScopeTrouble(this);
  private final Hold ownerHold;
  private volatile Names name;
  private volatile boolean named;
  private volatile boolean tolerant;
  private volatile boolean begun;
  private volatile boolean ownerParks;
  private volatile @Nullable ThreadScope inner;
  private boolean awaitingAll;
  private Clock.@Nullable Cancellable limit;

  private ThreadScope(Settings settings) {
    this.settings = settings;
    this.name = new Names("scope", settings.name());
    this.named = settings.name() != null;
    this.ownerHold = ((BaseTask<?>) owner.task()).onCancel(this::ownerCancelled);
  }

  static ThreadScope open(Settings settings) {
    var scope = new ThreadScope(settings);
    if (scope.outer != null) {
      scope.outer.inner = scope;
    }
    scope.owner.enter(scope);
    return scope;
  }

  // ---- settings

  @Override
  public Scope deadline(Duration limit) {
    long nanos = Waits.nanos(limit);
    requireNotBegun("deadline");
    if (this.limit != null) {
      this.limit.cancel();
    }
    this.limit = Clock.at(nanos, () -> expire(limit));
    return this;
  }

  @Override
  public Scope named(String name) {
    requireNotBegun("named");
    this.name = new Names("scope", name);
    this.named = true;
    return this;
  }

  @Override
  public Scope tolerant() {
    requireNotBegun("tolerant");
    tolerant = true;
    return this;
  }

  private void requireNotBegun(String setting) {
    requireOwner(setting);
    if (begun) {
      throw new IllegalStateException(
          name() + " has started tasks already: call " + setting + " before the first start.");
    }
  }

  boolean isTolerant() {
    return tolerant;
  }

  String name() {
    return name.get();
  }

  private Settings taskSettings() {
    return named ? settings.named(name() + "-" + taskNumbers.incrementAndGet()) : settings;
  }

  // ---- starting

  @Override
  public <T extends @Nullable Object> Task<T> start(Target<T> target) {
    requireMember();
    if (trouble.any()) {
      throw Thread.currentThread() == ownerThread
          ? Objects.requireNonNull(nextTrouble())
          : trouble.refusal();
    }
    if (!begun) {
      begun = true;
    }
    return new ScopedTask<T>(this, taskSettings(), target).start();
  }

  @Override
  public Task<@Nullable Void> start(Action action) {
    return start(Bodies.of(action));
  }

  @Override
  public <T extends @Nullable Object> Task<T> start(ProcessTask<T> process) {
    return start(HostedProcess.prepared(process));
  }

  /** Counts a task that is about to start. */
  void count() {
    long before;
    do {
      before = unfinished.get();
      if (before == CLOSED) {
        throw closed();
      }
    } while (!unfinished.compareAndSet(before, before + 1));
    if (before == 0) {
      Registry.addGroup(living);
    }
  }

  LivingTasks living() {
    return living;
  }

  /** The task is listed: either this sees the cancel, or the cancel sees the task. */
  void entered(ScopedTask<?> task) {
    if (trouble.any()) {
      task.cancel(true, null);
    }
  }

  /** The task has ended and called back. */
  void left() {
    if (unfinished.decrementAndGet() == 0 && ownerParks) {
      LockSupport.unpark(ownerThread);
    }
  }

  /** The owner, a task of this scope, or one of a scope inside it. */
  private void requireMember() {
    Strand strand = Strands.current();
    while (strand != owner) {
      if (!(strand instanceof ScopedTask<?> task)) {
        throw new IllegalStateException(
            Strands.currentTask().name()
                + " does not belong to "
                + name()
                + ": only the thread that opened it and the tasks in it start tasks in it.");
      }
      strand = task.of() == this ? owner : task.of().owner;
    }
    if (unfinished.get() == CLOSED) {
      throw closed();
    }
  }

  private IllegalStateException closed() {
    return new IllegalStateException(name() + " is closed: start the task inside its block.");
  }

  // ---- trouble

  void failed(ScopedTask<?> task, Throwable failure) {
    if (trouble.failed(task, failure)) {
      cutShort(failure);
    }
  }

  void told(Throwable failure) {
    if (Thread.currentThread() == ownerThread) {
      trouble.told(failure);
    }
  }

  private void expire(Duration after) {
    if (unfinished.get() != CLOSED
        && trouble.timedOut("The deadline of " + name() + ", " + after + ", has passed")) {
      cutShort(null);
    }
  }

  @Override
  public void cancel() {
    if (unfinished.get() != CLOSED && trouble.cancelled(null)) {
      cutShort(null);
    }
  }

  private void ownerCancelled() {
    cancelBecause(null);
  }

  /** Cancels the tasks on account of something that reaches the owner in another way. */
  private void cancelBecause(@Nullable Throwable reason) {
    if (trouble.cancelled(reason)) {
      cancelTasks(reason);
    }
  }

  private void cutShort(@Nullable Throwable reason) {
    cancelTasks(reason);
    Waits.poke(ownerThread);
  }

  private void cancelTasks(@Nullable Throwable reason) {
    living.forEach(task ->
        UnjoinedFailures.guard(
            "what " + task.name() + " does when cancelled", () -> task.cancel(true, reason)));
    ThreadScope nested = inner;
    if (nested != null) {
      nested.cancelBecause(reason);
    }
  }

  @Override
  public @Nullable RuntimeException pending() {
    return awaitingAll || !trouble.any() ? null : nextTrouble();
  }

  /**
   * What the owner has to be told now; the trouble of an outer scope is the reason for this one's.
   */
  private @Nullable RuntimeException nextTrouble() {
    RuntimeException reason = outer != null && outer.trouble.any() ? outer.nextTrouble() : null;
    return reason == null ? trouble.next() : reason;
  }

  @Override
  public boolean wasTold() {
    return trouble.any() && (trouble.isDelivered() || (outer != null && outer.wasTold()));
  }

  // ---- waiting and closing

  @Override
  public void join() {
    requireOwner("join");
    if (unfinished.get() == CLOSED) {
      throw closed();
    }
    RuntimeException ended = awaitAll();
    throwFirst(ended, ended == null ? nextTrouble() : trouble.last());
  }

  @Override
  public void close() {
    if (unfinished.get() == CLOSED) {
      return;
    }
    requireOwner("close");
    IllegalStateException outOfOrder = closeInner();
    RuntimeException ended = awaitAll();
    while (!unfinished.compareAndSet(0, CLOSED)) {
      ended = laterOf(ended, awaitAll());
    }
    leave();
    throwFirst(laterOf(outOfOrder, ended), trouble.last());
  }

  /** The end of the owner's body, and the scope is still open. */
  @Override
  public void abandon() {
    if (unfinished.get() != CLOSED) {
      var leftOpen =
          new IllegalStateException(
              name()
                  + " was left open by "
                  + owner.task().name()
                  + ": open scopes in try-with-resources.");
      cancelBecause(leftOpen);
      try {
        close();
      } catch (RuntimeException e) {
        leftOpen.addSuppressed(e);
      }
      throw leftOpen;
    }
  }

  private @Nullable IllegalStateException closeInner() {
    ThreadScope nested = inner;
    if (nested == null) {
      return null;
    }
    var outOfOrder =
        new IllegalStateException(
            name()
                + " was closed while "
                + nested.name()
                + ", opened in it, was open: close nested scopes first, as try-with-resources"
                + " does.");
    cancelBecause(outOfOrder);
    try {
      nested.close();
    } catch (RuntimeException e) {
      outOfOrder.addSuppressed(e);
    }
    return outOfOrder;
  }

  private void leave() {
    owner.leave(this);
    if (outer != null) {
      outer.inner = null;
    }
    Registry.removeGroup(living);
    ownerHold.close();
    if (limit != null) {
      limit.cancel();
    }
  }

  /**
   * Waits until no task is left, in any case. Returns what ended the wait before: the tasks are
   * cancelled then.
   */
  private @Nullable RuntimeException awaitAll() {
    if (isEmpty() || Spin.until(this::isEmpty, Waits.FOREVER)) {
      return null;
    }
    awaitingAll = true;
    boolean toldBefore = owner.wasTold();
    try {
      Waits.await(this, this::parkUntilEmpty);
      return null;
    } catch (RuntimeException ended) {
      cancelBecause(ended);
      Waits.unavoidably(this, this::parkUntilEmpty);
      return toldBefore && ended instanceof CancelledException ? null : ended;
    } finally {
      awaitingAll = false;
    }
  }

  private boolean isEmpty() {
    return unfinished.get() <= 0;
  }

  private void parkUntilEmpty() throws InterruptedException {
    ownerParks = true;
    try {
      while (!isEmpty()) {
        if (Thread.interrupted()) {
          throw new InterruptedException();
        }
        LockSupport.park(this);
      }
    } finally {
      ownerParks = false;
    }
  }

  private static @Nullable RuntimeException laterOf(
      @Nullable RuntimeException first, @Nullable RuntimeException second) {
    if (first != null && second != null) {
      first.addSuppressed(second);
    }
    return first == null ? second : first;
  }

  /** Throws the trouble with what ended the wait suppressed, or whichever there is. */
  private static void throwFirst(
      @Nullable RuntimeException ended, @Nullable RuntimeException trouble) {
    RuntimeException toThrow = trouble == null ? ended : trouble;
    if (toThrow == null) {
      return;
    }
    if (ended != null && ended != toThrow && toThrow.getCause() != ended) {
      toThrow.addSuppressed(ended);
    }
    throw toThrow;
  }

  private void requireOwner(String what) {
    if (Thread.currentThread() != ownerThread) {
      throw new IllegalStateException(
          "Only " + owner.task().name() + ", which opened " + name() + ", calls " + what + ".");
    }
  }

  // ---- several tasks at once

  @Override
  public <T extends @Nullable Object> T firstSuccess(List<? extends Task<? extends T>> tasks) {
    requireTolerantTasks(tasks, "firstSuccess");
    return new FirstSuccess<T>(tasks).await();
  }

  @Override
  public <T extends @Nullable Object> List<Outcome<T>> outcomes(
      List<? extends Task<? extends T>> tasks) {
    requireTolerantTasks(tasks, "outcomes");
    return Gatherings.outcomes(tasks);
  }

  private void requireTolerantTasks(List<? extends Task<?>> tasks, String what) {
    requireOwner(what);
    if (!tolerant) {
      throw new IllegalStateException(
          name() + " is cancelled by its first failure: make it tolerant() to call " + what + ".");
    }
    for (Task<?> task : tasks) {
      if (!(task instanceof ScopedTask<?> scoped) || scoped.of() != this) {
        throw new IllegalArgumentException(task.name() + " is no task of " + name() + ".");
      }
    }
  }

  // ---- as the deadlock search sees it

  @Override
  public String describe() {
    return "the end of the tasks of " + name();
  }

  @Override
  public String heldBy(String releaser) {
    return releaser + " has not ended";
  }

  @Override
  public boolean mayEndByItself() {
    return isEmpty();
  }

  /** All tasks have to end; those that do not wait cannot be part of a deadlock. */
  @Override
  public Releasers releasers(Thread waiter) {
    List<Thread> waiting = new ArrayList<>();
    living.forEach(task -> {
      Thread thread = task.thread;
      if (thread != null && waiting.size() < SHOWN && waitsForEver(thread)) {
        waiting.add(thread);
      }
    });
    return waiting.isEmpty() ? Releasers.ANYBODY : Releasers.allOf(waiting);
  }

  private static boolean waitsForEver(Thread thread) {
    Waiting waiting = Waiting.of(thread);
    return waiting != null && !waiting.timed();
  }

  @Override
  public String toString() {
    long tasks = unfinished.get();
    return "Scope["
        + name()
        + (tasks == CLOSED ? ", closed" : ", " + tasks + " unfinished")
        + (trouble.any() ? ", cancelled" : "")
        + "]";
  }
}

package plait.internal.thread;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import plait.Hold;
import plait.Task;

/** Stands for a thread that Plait did not start: the main thread, or one of another library. */
final class ForeignTask extends BaseTask<@Nullable Void> {
  private static final VarHandle WATCHED;

  static {
    try {
      WATCHED = MethodHandles.lookup().findVarHandle(ForeignTask.class, "watched", boolean.class);
    } catch (ReflectiveOperationException e) {
      throw new ExceptionInInitializerError(e);
    }
  }

  private final Thread of;

  /** Whether a thread waits for the end in order to call back. */
  private volatile boolean watched;

  ForeignTask(Thread of) {
    super(nameOf(of));
    this.of = of;
    this.thread = of;
    advance(NEW, RUNNING);
  }

  /** A thread's name as users know it. */
  static String nameOf(Thread thread) {
    return thread.getName().isEmpty() ? "thread-" + thread.threadId() : thread.getName();
  }

  @Override
  public Task<@Nullable Void> start() {
    throw new IllegalStateException(name() + " runs already: Plait did not start it.");
  }

  @Override
  public boolean isAlive() {
    return of.isAlive();
  }

  @Override
  public Status status() {
    Status status = super.status();
    return status == Status.RUNNING && !of.isAlive() ? Status.SUCCEEDED : status;
  }

  @Override
  boolean hasEnded() {
    return !of.isAlive();
  }

  @Override
  boolean awaitEndedWithin(long nanos) throws InterruptedException {
    if (nanos == Waits.FOREVER) {
      of.join();
      return true;
    }
    return of.join(Duration.ofNanos(nanos));
  }

  @Override
  boolean joinWithin(long nanos) throws InterruptedException {
    return awaitEndedWithin(nanos);
  }

  @Override
  boolean awaitDoneWithin(long nanos) throws InterruptedException {
    Thread waiter = Thread.currentThread();
    try (Hold _ = onCancel(() -> Waits.poke(waiter))) {
      return isDone() || awaitEndedWithin(nanos);
    }
  }

  /** A foreign virtual thread counts as no daemon: nothing started from it is to be lost. */
  @Override
  public boolean isDaemon() {
    return of.isDaemon() && !of.isVirtual();
  }

  @Override
  boolean daemon() {
    return isDaemon();
  }

  @Override
  public Releasers releasers(Thread waiter) {
    return of.isAlive() ? Releasers.only(of) : Releasers.ANYBODY;
  }

  /** A thread does not tell when it ends: another one has to join it. */
  @Override
  Joinable.Node atEnd(Runnable action) {
    if (WATCHED.compareAndSet(this, false, true)) {
      watchTheEnd();
    }
    return super.atEnd(action);
  }

  private void watchTheEnd() {
    boolean keepsProgram = !of.isDaemon();
    if (keepsProgram) {
      ExitKeeper.started();
    }
    Thread.ofVirtual()
        .name(name() + "'s end")
        .start(() -> {
          ExitKeeper.joinQuietly(of);
          end();
          if (keepsProgram) {
            ExitKeeper.ended();
          }
        });
  }
}

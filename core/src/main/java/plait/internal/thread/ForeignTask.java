package plait.internal.thread;

import org.jspecify.annotations.Nullable;
import plait.Sink;
import plait.Task;

/** Stands for a thread that Plait did not start: the main thread, or one of another library. */
final class ForeignTask extends BaseTask<@Nullable Void> {
  private final Thread of;

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
    return of.join(java.time.Duration.ofNanos(nanos));
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

  @Override
  public Task<@Nullable Void> onDone(Sink<? super Task<@Nullable Void>> callback) {
    throw new UnsupportedOperationException(
        name() + " was not started by Plait, so its end cannot call back: join it instead.");
  }
}

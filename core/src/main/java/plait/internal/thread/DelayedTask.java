package plait.internal.thread;

import org.jspecify.annotations.Nullable;
import plait.Target;
import plait.Task;

/** A task whose thread is started when its time has come. */
final class DelayedTask<T extends @Nullable Object> extends ThreadTask<T> {
  /** Written by the starter; read by whoever drops the task. */
  private volatile Clock.@Nullable Cancellable due;

  DelayedTask(Settings settings, Target<? extends T> body) {
    super(settings, body);
  }

  /** Sets the time. From now on the program waits for the task, unless it is a daemon. */
  Task<T> startIn(long nanos) {
    prepare();
    advanceTo(SCHEDULED);
    if (isCancelled()) { // while it was starting: nobody else will end it
      dropUnlessBegun();
      return this;
    }
    due = Clock.at(nanos, this::launch);
    if (phase() == ENDED) { // cancelled before it was known what to take back
      takeBack();
    }
    return this;
  }

  /** Nobody waits for this call to return: a failure to start is the task's own. */
  private void launch() {
    if (advance(SCHEDULED, RUNNING)) {
      try {
        startThread();
      } catch (Throwable noThread) {
        fail(noThread);
        finish();
      }
    }
  }

  @Override
  protected void dropped() {
    takeBack();
    super.dropped();
  }

  private void takeBack() {
    Clock.Cancellable pending = due;
    if (pending != null) {
      pending.cancel();
    }
  }
}

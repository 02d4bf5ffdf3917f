package plait.internal.thread;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import plait.CancelledException;
import plait.TargetFailedException;
import plait.Task;

/** A race of tasks: the first that succeeds wins, the others are cancelled. */
final class FirstSuccess<T extends @Nullable Object> {
  private final List<? extends Task<? extends T>> tasks;
  private @Nullable RuntimeException first;

  FirstSuccess(List<? extends Task<? extends T>> tasks) {
    if (tasks.isEmpty()) {
      throw new IllegalArgumentException("There are no tasks: none of them can succeed.");
    }
    this.tasks = tasks;
  }

  T await() {
    try (var gathering = new Gathering<Task<? extends T>>(tasks)) {
      for (int ended = 1; ended <= gathering.size(); ended++) {
        var _ = gathering.await(ended, Waits.FOREVER);
        Task<? extends T> task = gathering.next();
        if (task.status() == Task.Status.SUCCEEDED) {
          cancelOthers(gathering);
          return task.resultNow();
        }
        remember(task);
      }
    }
    throw Objects.requireNonNull(first);
  }

  private void cancelOthers(Gathering<Task<? extends T>> gathering) {
    gathering.tasks().forEach(Task::cancel);
    var _ = gathering.await(gathering.size(), Waits.FOREVER);
    for (Task<?> task : gathering.tasks()) {
      if (task instanceof BaseTask<?> ours) {
        ours.observed();
      }
    }
  }

  /** A failure counts for more than a cancel. */
  private void remember(Task<?> ended) {
    try {
      var _ = ended.join();
    } catch (TargetFailedException | CancelledException e) {
      if (first == null) {
        first = e;
      } else if (first instanceof CancelledException && e instanceof TargetFailedException) {
        e.addSuppressed(first);
        first = e;
      } else {
        first.addSuppressed(e);
      }
    }
  }
}

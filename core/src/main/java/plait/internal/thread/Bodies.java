package plait.internal.thread;

import org.jspecify.annotations.Nullable;
import plait.Action;
import plait.Target;

/** Gives actions the shape of targets. */
public final class Bodies {
  private Bodies() {}

  /** An action as a target; a record, so that it is known by its action, not by its own class. */
  record Of(Action action) implements Target<@Nullable Void> {
    @Override
    public @Nullable Void call() throws Exception {
      action.run();
      return null;
    }
  }

  public static Target<@Nullable Void> of(Action action) {
    return new Of(
        java.util.Objects.requireNonNull(action, "a task needs a body: the lambda is null"));
  }

  /** What the program wrote. */
  static Object written(Object body) {
    if (body instanceof Of action) {
      return action.action();
    }
    return body instanceof HostedProcess<?> process ? written(process.written()) : body;
  }
}

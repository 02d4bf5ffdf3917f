package plait.internal.pool;

import org.jspecify.annotations.Nullable;
import plait.Target;

/**
 * The state of a worker process: made by the initializer, kept for its tasks, closed at its end.
 */
public final class KeptState {
  /** Closes the state of the process that it runs in. */
  public static final Target<?> CLOSING = new Closing();

  private KeptState() {}

  /** Makes the state of the process that it runs in. */
  public static Target<?> of(Target<?> initializer) {
    return new Making(initializer);
  }

  private record Making(Target<?> initializer) implements Target<@Nullable Void> {
    @Override
    public @Nullable Void call() throws Exception {
      WorkerState.keep(initializer.call());
      return null;
    }
  }

  private record Closing() implements Target<@Nullable Void> {
    @Override
    public @Nullable Void call() throws Exception {
      if (WorkerState.kept() instanceof AutoCloseable state) {
        state.close();
      }
      return null;
    }
  }
}

package plait.internal.pool;

import org.jspecify.annotations.Nullable;

/** What the initializer made for a worker, as the code in a seat finds it. */
public final class WorkerState {
  private static final ScopedValue<Holder> CURRENT = ScopedValue.newInstance();

  private WorkerState() {}

  private record Holder(@Nullable Object state) {}

  /** Runs something in the calling thread with this state. */
  public static void run(@Nullable Object state, Runnable work) {
    ScopedValue.where(CURRENT, new Holder(state)).run(work);
  }

  /** The state for the calling thread. */
  static <S> S as(Class<S> type) {
    Worker worker = Worker.current();
    if (worker == null && !CURRENT.isBound()) {
      throw new IllegalStateException(
          "This is no worker of a pool: ask for its state in a task of the pool.");
    }
    Object state = worker != null ? worker.state() : CURRENT.get().state();
    if (!type.isInstance(state)) {
      throw new IllegalStateException(
          "The state of this worker is "
              + (state == null ? "none" : "a " + state.getClass().getName())
              + ", not a "
              + type.getName()
              + ": see Pool.initializer.");
    }
    return type.cast(state);
  }
}

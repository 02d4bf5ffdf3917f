package plait.internal.pool;

import org.jspecify.annotations.Nullable;

/** What the initializer made for a worker, as the code in a seat finds it. */
public final class WorkerState {
  private static final ScopedValue<Holder> CURRENT = ScopedValue.newInstance();

  private static volatile @Nullable Kept kept;

  private WorkerState() {}

  private record Holder(@Nullable Object state) {}

  /** The state of a process that is a worker, for the thread that runs the bodies. */
  private record Kept(Thread thread, @Nullable Object state) {}

  /** Keeps the state of this process, which is a worker; the calling thread runs the bodies. */
  static void keep(@Nullable Object state) {
    kept = new Kept(Thread.currentThread(), state);
  }

  /** The state of this process. */
  static @Nullable Object kept() {
    Kept mine = kept;
    return mine == null ? null : mine.state();
  }

  /** Runs something in the calling thread with this state. */
  public static void run(@Nullable Object state, Runnable work) {
    ScopedValue.where(CURRENT, new Holder(state)).run(work);
  }

  /** The state for the calling thread. */
  static <S> S as(Class<S> type) {
    Object state = here().state();
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

  private static Holder here() {
    Worker worker = Worker.current();
    if (worker != null) {
      return new Holder(worker.state());
    }
    if (CURRENT.isBound()) {
      return CURRENT.get();
    }
    Kept mine = kept;
    if (mine != null && mine.thread() == Thread.currentThread()) {
      return new Holder(mine.state());
    }
    throw new IllegalStateException(
        "This is no worker of a pool: ask for its state in a task of the pool.");
  }
}

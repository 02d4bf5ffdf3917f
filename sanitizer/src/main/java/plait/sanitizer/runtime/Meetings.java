package plait.sanitizer.runtime;

/**
 * {@code CyclicBarrier}: what a thread did before it came happens before the action, and that
 * before what all of them do after it. The lock inside orders more: who comes late would come after
 * what the others did since.
 */
final class Meetings {
  private static final Class<?> BARRIER = java.util.concurrent.CyclicBarrier.class;
  private static final long LOCK = Raw.offset(BARRIER, "lock");
  private static final long GENERATION = Raw.offset(BARRIER, "generation");
  private static final long SYNC =
      Raw.offset(java.util.concurrent.locks.ReentrantLock.class, "sync");

  /** A thread's stay at a barrier. */
  static final class Barrier {
    final Object barrier;
    final Object lock;
    final Barrier outer;

    /** The round that the thread takes part in. */
    Object round;

    Barrier(Object barrier, Object lock, Barrier outer) {
      this.barrier = barrier;
      this.lock = lock;
      this.outer = outer;
    }
  }

  private Meetings() {}

  /** Whether a lock is the inner one of a barrier that the thread is at. */
  static boolean isInside(ThreadState state, Object lock) {
    return state.barrier != null && state.barrier.lock == lock;
  }

  static void entering(ThreadState state, Object barrier) {
    if (state != null) {
      Object lock = Raw.reference(Raw.reference(barrier, LOCK), SYNC);
      state.barrier = new Barrier(barrier, lock, state.barrier);
    }
  }

  static void arrived(ThreadState state) {
    if (state != null && state.barrier != null) {
      Barrier here = state.barrier;
      here.round = Raw.reference(here.barrier, GENERATION);
      Sync.releaseTogether(state, here.round, Sync.TASK);
    }
  }

  /** The last one has come. */
  static void tripping(ThreadState state) {
    if (state != null && state.barrier != null) {
      Sync.acquire(state, state.barrier.round, Sync.TASK);
    }
  }

  /** The action has run. */
  static void tripped(ThreadState state) {
    if (state != null && state.barrier != null) {
      tripping(state);
      Sync.releaseTogether(state, state.barrier.round, Sync.TASK);
    }
  }

  static void leaving(ThreadState state) {
    if (state != null && state.barrier != null) {
      Barrier here = state.barrier;
      state.barrier = here.outer;
      if (here.round != null) {
        Sync.acquire(state, here.round, Sync.TASK);
      }
    }
  }

  static void breaking(ThreadState state, Object barrier) {
    if (state != null) {
      Sync.releaseTogether(state, Raw.reference(barrier, GENERATION), Sync.TASK);
    }
  }

  /** Someone asked whether a barrier is broken. */
  static void seen(ThreadState state, Object barrier) {
    if (state != null) {
      Sync.acquire(state, Raw.reference(barrier, GENERATION), Sync.TASK);
    }
  }
}

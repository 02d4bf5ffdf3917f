package plait.sanitizer.runtime;

/**
 * {@code Phaser}: what a thread did before it arrived happens before the advance of that phase, and
 * the advance before what threads do after it. Who only arrives learns nothing of the others,
 * though the one word of state that all of them change would say so.
 */
final class Phases {
  private static final Class<?> PHASER = java.util.concurrent.Phaser.class;
  private static final long ROOT = Raw.offset(PHASER, "root");
  private static final long STATE = Raw.offset(PHASER, "state");

  private Phases() {}

  private static Object root(Object phaser) {
    return Raw.reference(phaser, ROOT);
  }

  /** Arrivals at the phase that is on, which cannot end before the caller has arrived. */
  private static long arrivals(Object root) {
    return Sync.ARRIVALS - (Raw.number(root, STATE) >>> 32 & 1);
  }

  static void registering(ThreadState state, Object phaser) {
    if (state != null) {
      Sync.releaseTogether(state, root(phaser), Sync.REGISTRATIONS);
    }
  }

  static void arriving(ThreadState state, Object phaser) {
    if (state != null) {
      Object root = root(phaser);
      Sync.acquire(state, root, Sync.ADVANCES);
      Sync.releaseTogether(state, root, arrivals(root));
    }
  }

  /** The last one has arrived. */
  static void advancing(ThreadState state, Object root) {
    if (state != null) {
      Sync.acquire(state, root, arrivals(root));
    }
  }

  static void advanced(ThreadState state, Object phaser) {
    if (state != null) {
      Sync.releaseTogether(state, root(phaser), Sync.ADVANCES);
    }
  }

  static void seen(ThreadState state, Object phaser) {
    if (state != null) {
      Sync.acquire(state, root(phaser), Sync.ADVANCES);
    }
  }

  /** Someone counted who has arrived; nothing is promised of that, and programs rely on it. */
  static void partiesSeen(ThreadState state, Object phaser) {
    if (state != null) {
      Object root = root(phaser);
      Sync.acquire(state, root, Sync.ADVANCES);
      Sync.acquire(state, root, Sync.REGISTRATIONS);
      Sync.acquire(state, root, Sync.ARRIVALS);
      Sync.acquire(state, root, Sync.ARRIVALS - 1);
    }
  }
}

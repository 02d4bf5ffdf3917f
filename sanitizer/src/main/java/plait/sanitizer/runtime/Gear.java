package plait.sanitizer.runtime;

/**
 * What a thread has at hand that says nothing of what it did. Threads that live for a moment take
 * over that of one that has ended, which knows the locks already that they begin with: others wait
 * for who takes a lock, and looking one up takes longer than anything else that is done then.
 */
final class Gear {
  private static final int KEPT = 64;
  private static final Gear[] LEFT = new Gear[KEPT];
  private static final SpinLock LOCK = new SpinLock();
  private static int count;

  final HeldLocks held = new HeldLocks();

  /** What was synchronized with last; filled and used by {@link Sync}. */
  final SyncVar[] recent = new SyncVar[Sync.RECENT];

  private Gear() {}

  static Gear take() {
    LOCK.lock();
    try {
      if (count > 0) {
        return LEFT[--count];
      }
    } finally {
      LOCK.unlock();
    }
    return new Gear();
  }

  /** The thread has ended; one that still holds locks takes them with it. */
  void leave() {
    LOCK.lock();
    try {
      if (count < KEPT && held.count() == 0) {
        LEFT[count++] = this;
      }
    } finally {
      LOCK.unlock();
    }
  }
}

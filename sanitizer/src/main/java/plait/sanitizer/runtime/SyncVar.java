package plait.sanitizer.runtime;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;

/** Something that threads synchronize with: a monitor, a lock, a volatile variable. */
final class SyncVar extends WeakTable.Entry {
  private static final VarHandle CLOCK;

  static {
    try {
      CLOCK = MethodHandles.lookup().findVarHandle(SyncVar.class, "clock", Clock.class);
    } catch (ReflectiveOperationException e) {
      throw new ExceptionInInitializerError(e);
    }
  }

  private volatile Clock clock;
  private boolean ignored;

  SyncVar(Object object, long place) {
    super(object, place);
  }

  /** From now on it orders nothing. */
  void ignore() {
    ignored = true;
  }

  void acquire(ThreadState state) {
    state.acquire(clock);
  }

  /** For something that only one thread can release at a time, after it has acquired it. */
  void release(ThreadState state) {
    Clock mine = state.release();
    if (!state.isIn(clock, mine)) {
      clock = mine;
    }
  }

  /** For something that many can release, all before whoever acquires it next. */
  void releaseTogether(ThreadState state) {
    if (ignored) {
      return;
    }
    Clock mine = state.release();
    while (true) {
      Clock old = clock;
      if (state.isIn(old, mine)) {
        return;
      }
      Clock both = old == null || state.covers(old) ? mine : mine.join(old);
      if (CLOCK.compareAndSet(this, old, both)) {
        return;
      }
    }
  }
}

package plait.sanitizer.runtime;

import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * {@code ThreadPoolExecutor}: who hands in a task comes before it, and all tasks before who learns
 * that the pool has ended.
 */
final class Pools {
  private static final long STATE = Raw.offset(ThreadPoolExecutor.class, "ctl");
  private static final long VALUE = Raw.offset(AtomicInteger.class, "value");

  private Pools() {}

  /** The number of workers, which all of them read and change, orders nothing by itself. */
  static void made(Object pool) {
    ThreadState state = Hooks.watched();
    if (state != null) {
      state.busy++;
      Sync.TABLE.get(Raw.reference(pool, STATE), VALUE).ignore();
      state.busy--;
    }
  }
}

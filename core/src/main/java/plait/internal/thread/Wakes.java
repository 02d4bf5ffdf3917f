package plait.internal.thread;

import java.util.ArrayList;
import java.util.concurrent.locks.LockSupport;

/**
 * Threads that the strand has yet to wake: they need a lock that it still has, so to wake them
 * before it gives that back, or waits itself, would only make them wait a second time.
 *
 * <p>Confined to the strand's own thread.
 */
public final class Wakes {
  private static final int MANY = 64;

  private final ArrayList<Thread> sleepers = new ArrayList<>(2);

  Wakes() {}

  /** To wake the thread when {@link #wakeAll} is called next. */
  public void add(Thread sleeper) {
    sleepers.add(sleeper);
  }

  /** Wakes them. */
  public void wakeAll() {
    int count = sleepers.size();
    if (count > 0) {
      sleepers.forEach(LockSupport::unpark);
      sleepers.clear();
    }
    if (count > MANY) {
      sleepers.trimToSize();
    }
  }
}

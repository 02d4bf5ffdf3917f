package plait.internal.sharedlock;

import java.util.concurrent.atomic.AtomicLong;

/** Time between two looks at whether processes live: each takes some microseconds. */
final class Pause {
  private static final long NANOS = 1_000_000;

  private final AtomicLong last = new AtomicLong(System.nanoTime() - NANOS);

  /** Whether it is over; begins anew then, so only one caller is told. */
  boolean isOver() {
    long now = System.nanoTime();
    long before = last.get();
    return now - before >= NANOS && last.compareAndSet(before, now);
  }
}

package plait.internal.lock;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import plait.RateLimit;
import plait.internal.thread.Blocker;
import plait.internal.thread.Names;
import plait.internal.thread.Waits;

/**
 * The rate limit: the generic cell rate algorithm in its virtual scheduling form.
 *
 * <p>{@code nextEven} is the time, in nanoseconds from the making of the limit, at which the next
 * call would pass if calls came evenly; a call may be ahead of it by the burst. It is changed by
 * compare-and-set only, and each change is somebody's turn. Times saturate rather than overflow.
 */
public final class SpacedRate implements RateLimit, Blocker {
  private static final long NOT_IN_TIME = -1;

  private final Names name = new Names("rate-limit", null);
  private final long origin = System.nanoTime();
  private final AtomicLong nextEven = new AtomicLong();
  private final int calls;
  private final Duration per;
  private final long spacing;
  private final long burst;

  public SpacedRate(int calls, Duration per) {
    this.calls = Counts.atLeastOne(calls, "number of calls");
    this.per = per;
    long nanos = Waits.nanos(per);
    if (nanos < calls) {
      throw new IllegalArgumentException(
          calls + " calls per " + per + " is more than one per nanosecond: give a longer span.");
    }
    this.spacing = nanos / calls + (nanos % calls == 0 ? 0 : 1);
    this.burst = saturated(spacing, calls - 1);
  }

  private static long saturated(long spacing, int times) {
    return times != 0 && spacing > Long.MAX_VALUE / times ? Long.MAX_VALUE : spacing * times;
  }

  @Override
  public void acquire() {
    sleep(turnWithin(Long.MAX_VALUE));
  }

  @Override
  public boolean tryAcquire() {
    return turnWithin(0) == 0;
  }

  @Override
  public boolean tryAcquire(Duration timeout) {
    long wait = turnWithin(Waits.nanos(timeout));
    if (wait == NOT_IN_TIME) {
      return false;
    }
    sleep(wait);
    return true;
  }

  /** Takes a turn and returns the nanoseconds until then, unless they are more than the limit. */
  private long turnWithin(long limit) {
    while (true) {
      long now = System.nanoTime() - origin;
      long seen = nextEven.get();
      long even = Math.max(seen, now);
      long wait = Math.max(0, even - burst - now);
      if (wait > limit) {
        return NOT_IN_TIME;
      }
      long next = even > Long.MAX_VALUE - spacing ? Long.MAX_VALUE : even + spacing;
      if (nextEven.compareAndSet(seen, next)) {
        return wait;
      }
    }
  }

  private void sleep(long nanos) {
    if (nanos > 0) {
      Waits.await(
          this,
          nanos,
          left -> {
            Thread.sleep(Duration.ofNanos(left));
            return false;
          });
    }
  }

  @Override
  public String name() {
    return name.get();
  }

  @Override
  public String describe() {
    return "a turn of RateLimit " + name();
  }

  @Override
  public String toString() {
    return "RateLimit[" + name() + ", " + calls + " per " + per + "]";
  }
}

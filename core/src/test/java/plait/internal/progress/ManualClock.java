package plait.internal.progress;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;

/** A clock that the test moves on. */
final class ManualClock implements LongSupplier {
  private final AtomicLong now = new AtomicLong(1_000_000_000);

  @Override
  public long getAsLong() {
    return now.get();
  }

  void forward(Duration time) {
    now.addAndGet(time.toNanos());
  }
}

package plait.internal.lock;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import plait.Latch;
import plait.internal.thread.Names;
import plait.internal.thread.Waits;

/** The latch. */
public final class GateLatch implements Latch {
  private final Names name;
  private final Gate gate;

  public GateLatch(@Nullable String name, int count) {
    this.name = new Names("latch", name);
    this.gate =
        new Gate(Counts.atLeastZero(count, "count of the latch"), () -> "Latch " + this.name.get());
  }

  @Override
  public void countDown() {
    gate.countDown();
  }

  @Override
  public long count() {
    return gate.count();
  }

  @Override
  public void await() {
    gate.await(Waits.FOREVER);
  }

  @Override
  public boolean await(Duration timeout) {
    return gate.await(Waits.nanos(timeout));
  }

  @Override
  public String name() {
    return name.get();
  }

  @Override
  public String toString() {
    return "Latch["
        + name()
        + (gate.isOpen() ? ", open" : ", count " + count())
        + Texts.waiting(gate.getQueueLength())
        + "]";
  }
}

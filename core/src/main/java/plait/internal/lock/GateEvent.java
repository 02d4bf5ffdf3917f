package plait.internal.lock;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import plait.Event;
import plait.internal.thread.Blocker;
import plait.internal.thread.Names;
import plait.internal.thread.Waits;

/**
 * The event: a gate that {@link #clear} replaces by a new one once it is open. Whoever waited
 * before a set passes its gate, even if the event is cleared at once after.
 *
 * <p>{@code gate} is changed by compare-and-set only, from an open gate to a closed one.
 */
public final class GateEvent implements Event, Blocker {
  private static final VarHandle GATE;

  static {
    try {
      GATE = MethodHandles.lookup().findVarHandle(GateEvent.class, "gate", Gate.class);
    } catch (ReflectiveOperationException e) {
      throw new ExceptionInInitializerError(e);
    }
  }

  private final Names name;
  private volatile Gate gate = new Gate(1);

  public GateEvent(@Nullable String name) {
    this.name = new Names("event", name);
  }

  @Override
  public void set() {
    gate.countDown();
  }

  @Override
  public void clear() {
    Gate seen = gate;
    if (seen.isOpen()) {
      GATE.compareAndSet(this, seen, new Gate(1));
    }
  }

  @Override
  public boolean isSet() {
    return gate.isOpen();
  }

  @Override
  public void await() {
    gate.await(this, Waits.FOREVER);
  }

  @Override
  public boolean await(Duration timeout) {
    return gate.await(this, Waits.nanos(timeout));
  }

  @Override
  public String name() {
    return name.get();
  }

  @Override
  public String describe() {
    return "Event " + name();
  }

  @Override
  public String toString() {
    Gate seen = gate;
    return "Event["
        + name()
        + (seen.isOpen() ? ", set" : ", not set")
        + Texts.waiting(seen.getQueueLength())
        + "]";
  }
}

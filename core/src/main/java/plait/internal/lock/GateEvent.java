package plait.internal.lock;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import plait.Event;
import plait.internal.thread.Names;
import plait.internal.thread.Selectable;
import plait.internal.thread.Waits;

/**
 * The event: a gate that {@link #clear} replaces by a new one once it is open. Whoever waited
 * before a set passes its gate, even if the event is cleared at once after.
 *
 * <p>{@code gate} is changed by compare-and-set only, from an open gate to a closed one. {@code
 * watchers} are the threads of selections: a set opens the gate and then looks at them, a selection
 * adds itself and then looks at the gate.
 */
public final class GateEvent implements Event, Selectable {
  private static final VarHandle GATE;

  static {
    try {
      GATE = MethodHandles.lookup().findVarHandle(GateEvent.class, "gate", Gate.class);
    } catch (ReflectiveOperationException e) {
      throw new ExceptionInInitializerError(e);
    }
  }

  private final Names name;
  private final List<Thread> watchers = new CopyOnWriteArrayList<>();
  private volatile Gate gate;

  public GateEvent(@Nullable String name) {
    this.name = new Names("event", name);
    this.gate = closed();
  }

  private Gate closed() {
    return new Gate(1, () -> "Event " + name());
  }

  @Override
  public void set() {
    gate.countDown();
    watchers.forEach(LockSupport::unpark);
  }

  @Override
  public boolean ready() {
    return isSet();
  }

  @Override
  public Watch watch() {
    Thread watcher = Thread.currentThread();
    watchers.add(watcher);
    return () -> watchers.remove(watcher);
  }

  @Override
  public void clear() {
    Gate seen = gate;
    if (seen.isOpen()) {
      GATE.compareAndSet(this, seen, closed());
    }
  }

  @Override
  public boolean isSet() {
    return gate.isOpen();
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
    Gate seen = gate;
    return "Event["
        + name()
        + (seen.isOpen() ? ", set" : ", not set")
        + Texts.waiting(seen.getQueueLength())
        + "]";
  }
}

package plait.internal.lock;

import java.time.Duration;
import java.util.Objects;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import plait.Condvar;
import plait.Hold;
import plait.RLock;
import plait.internal.thread.Names;
import plait.internal.thread.Waits;

/** The condition: a lock and a line of those who wait for a signal. */
public class SignalCondvar implements Condvar {
  private final Names name;
  private final ExclusiveLock lock;
  private final RLock shown;
  private final Signals queue;

  protected <L extends ExclusiveLock & RLock> SignalCondvar(Names name, L lock, Signals queue) {
    this.name = name;
    this.lock = lock;
    this.shown = lock;
    this.queue = queue;
  }

  private static SignalCondvar with(Names name, OwnedLock lock) {
    return new SignalCondvar(name, lock, new SignalQueue(lock, () -> wanted(name)));
  }

  protected static String wanted(Names name) {
    return "a signal on Condvar " + name.get();
  }

  /** Makes one with a lock of its own, of the same name. */
  public static SignalCondvar withOwnLock(@Nullable String name) {
    Names names = new Names("condition", name);
    return with(names, new OwnedLock(names));
  }

  /** Makes one on a lock of Plait. */
  public static SignalCondvar on(RLock lock) {
    if (Objects.requireNonNull(lock, "the lock is null") instanceof OwnedLock owned) {
      return with(new Names("condition", null), owned);
    }
    throw new IllegalArgumentException(
        lock + " was not made by Plait: give a lock from Threads.lock().");
  }

  @Override
  public final RLock lock() {
    return shown;
  }

  @Override
  public final Hold hold() {
    return lock.hold();
  }

  @Override
  public final void await() {
    await(Waits.FOREVER);
  }

  @Override
  public final boolean await(Duration timeout) {
    return await(Waits.nanos(timeout));
  }

  private boolean await(long nanos) {
    try {
      return queue.await(Waits::await, nanos);
    } catch (InterruptedException e) {
      throw new AssertionError("this wait ends with an unchecked exception", e);
    }
  }

  @Override
  public final void awaitUntil(BooleanSupplier condition) {
    Objects.requireNonNull(condition, "the condition is null");
    lock.requireHeld("wait for a signal");
    while (!condition.getAsBoolean()) {
      await();
    }
  }

  @Override
  public final boolean awaitUntil(BooleanSupplier condition, Duration timeout) {
    Objects.requireNonNull(condition, "the condition is null");
    long nanos = Waits.nanos(timeout);
    lock.requireHeld("wait for a signal");
    long deadline = System.nanoTime() + nanos;
    while (!condition.getAsBoolean()) {
      long left = Math.max(0, deadline - System.nanoTime());
      if (!await(left)) {
        return condition.getAsBoolean();
      }
    }
    return true;
  }

  @Override
  public final void signal() {
    signal(1);
  }

  @Override
  public final void signal(int count) {
    Counts.atLeastOne(count, "count of signals");
    lock.requireHeld("signal");
    queue.signal(count);
  }

  @Override
  public final void signalAll() {
    signal(Integer.MAX_VALUE);
  }

  @Override
  public final String name() {
    return name.get();
  }

  @Override
  public final String toString() {
    return "Condvar[" + name() + ", lock " + lock.holding() + Texts.waiting(queue.size()) + "]";
  }
}

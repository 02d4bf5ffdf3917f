package plait.internal.lock;

import java.util.Date;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import plait.internal.thread.Blocker;
import plait.internal.thread.Waits;

/** A lock's condition, with the contract that {@link Condition} prescribes. */
final class LockCondition implements Condition {
  private final ExclusiveLock lock;
  private final SignalQueue queue;

  LockCondition(ExclusiveLock lock) {
    this.lock = lock;
    this.queue = new SignalQueue(lock, () -> "a signal on a condition of " + lock.describe());
  }

  @Override
  public void await() throws InterruptedException {
    queue.await(Waits::interruptibly, Waits.FOREVER);
  }

  @Override
  public void awaitUninterruptibly() {
    try {
      queue.await(LockCondition::uninterruptibly, Waits.FOREVER);
    } catch (InterruptedException e) {
      throw new AssertionError("this wait goes on when interrupted", e);
    }
  }

  private static boolean uninterruptibly(Blocker on, long nanos, Waits.TimedBlocking blocking) {
    Waits.forLock(on, () -> blocking.await(nanos));
    return true;
  }

  @Override
  public long awaitNanos(long nanosTimeout) throws InterruptedException {
    long deadline = System.nanoTime() + nanosTimeout;
    queue.await(Waits::interruptibly, Math.max(0, nanosTimeout));
    return deadline - System.nanoTime();
  }

  @Override
  public boolean await(long time, TimeUnit unit) throws InterruptedException {
    return queue.await(Waits::interruptibly, Math.max(0, unit.toNanos(time)));
  }

  @Override
  @SuppressWarnings("JavaUtilDate") // the JDK's interface asks for it
  public boolean awaitUntil(Date deadline) throws InterruptedException {
    long millis = Math.max(0, deadline.getTime() - System.currentTimeMillis());
    return queue.await(Waits::interruptibly, TimeUnit.MILLISECONDS.toNanos(millis));
  }

  @Override
  public void signal() {
    lock.requireHeld("signal");
    queue.signal(1);
  }

  @Override
  public void signalAll() {
    lock.requireHeld("signal");
    queue.signal(Integer.MAX_VALUE);
  }

  @Override
  public String toString() {
    return "Condition[of " + lock.describe() + Texts.waiting(queue.size()) + "]";
  }
}

package plait.internal.lock;

import java.util.concurrent.locks.AbstractQueuedSynchronizer;
import java.util.function.Supplier;
import plait.internal.thread.Blocker;
import plait.internal.thread.Waits;

/** Opens for good when it has been counted down; the count is the state of the synchronizer. */
final class Gate extends AbstractQueuedSynchronizer implements Blocker {
  private static final long serialVersionUID = 1L;

  private final Supplier<String> description;

  Gate(int count, Supplier<String> description) {
    setState(count);
    this.description = description;
  }

  int count() {
    return getState();
  }

  boolean isOpen() {
    return getState() == 0;
  }

  void countDown() {
    releaseShared(1);
  }

  /** Waits until the gate is open or the time is up; {@link Waits#FOREVER} for no limit. */
  boolean await(long nanos) {
    if (isOpen()) {
      return true;
    }
    return nanos != 0 && Waits.await(this, nanos, this::awaitOpen);
  }

  private boolean awaitOpen(long nanos) throws InterruptedException {
    if (nanos == Waits.FOREVER) {
      acquireSharedInterruptibly(1);
      return true;
    }
    return tryAcquireSharedNanos(1, nanos);
  }

  @Override
  public String describe() {
    return description.get();
  }

  @Override
  public boolean mayEndByItself() {
    return isOpen();
  }

  @Override
  protected int tryAcquireShared(int ignored) {
    return isOpen() ? 1 : -1;
  }

  @Override
  protected boolean tryReleaseShared(int ignored) {
    while (true) {
      int before = getState();
      if (before == 0) {
        return false;
      }
      if (compareAndSetState(before, before - 1)) {
        return before == 1;
      }
    }
  }
}

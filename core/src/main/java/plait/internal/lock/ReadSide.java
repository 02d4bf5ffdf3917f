package plait.internal.lock;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantReadWriteLock;

/** The lock of those who only look. */
final class ReadSide extends BlockingLock {
  private static final long FIRST_PAUSE = TimeUnit.MICROSECONDS.toNanos(20);
  private static final long LAST_PAUSE = TimeUnit.MILLISECONDS.toNanos(20);

  private final ReadWritePair pair;
  private final ReentrantReadWriteLock.ReadLock lock;
  private final Readers readers = new Readers();

  ReadSide(ReadWritePair pair) {
    this.pair = pair;
    this.lock = pair.sync().readLock();
  }

  Readers readers() {
    return readers;
  }

  /** Does not overtake a writer who waits, so that writers get their turn. */
  @Override
  protected boolean tryTake() {
    try {
      return takeWithin(0);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  @Override
  public boolean tryLock() {
    return recorded(lock.tryLock());
  }

  /**
   * While other readers hold the lock, a writer who waits for them is let go first for some time
   * only: one of those readers may be waiting for this one. This does not join the queue yet, since
   * to leave a long queue is dear.
   */
  @Override
  protected void takeInterruptibly() throws InterruptedException {
    for (long pause = FIRST_PAUSE; hasNoWriter() && pause < LAST_PAUSE; pause *= 2) {
      if (takeWithin(0)) {
        return;
      }
      LockSupport.parkNanos(this, pause);
    }
    if (hasNoWriter() && tryLock()) {
      return;
    }
    lock.lockInterruptibly();
    readers.add();
  }

  private boolean hasNoWriter() {
    return pair.sync().owner() == null;
  }

  @Override
  protected boolean takeWithin(long nanos) throws InterruptedException {
    return recorded(lock.tryLock(nanos, TimeUnit.NANOSECONDS));
  }

  private boolean recorded(boolean taken) {
    if (taken) {
      readers.add();
    }
    return taken;
  }

  @Override
  public void unlock() {
    readers.remove();
    try {
      lock.unlock();
    } catch (IllegalMonitorStateException e) {
      var exception =
          new IllegalMonitorStateException(
              "Cannot give back: this thread does not hold " + describe() + ".");
      exception.initCause(e);
      throw exception;
    }
  }

  @Override
  public Condition newCondition() {
    throw new UnsupportedOperationException(
        "A read lock has no conditions: use one of the write lock.");
  }

  @Override
  public String name() {
    return pair.name();
  }

  @Override
  public String describe() {
    return "the read lock of RWLock " + name();
  }

  @Override
  public String heldBy(String releaser) {
    return releaser + " holds the write lock";
  }

  /** The writer. A reader who waits only behind a waiting writer could go on for many reasons. */
  @Override
  public Releasers releasers(Thread waiter) {
    Thread writer = pair.sync().owner();
    return writer == null || writer == waiter ? Releasers.ANYBODY : Releasers.only(writer);
  }

  @Override
  public boolean mayEndByItself() {
    return hasNoWriter();
  }

  @Override
  public String toString() {
    return "ReadLock of " + pair;
  }
}

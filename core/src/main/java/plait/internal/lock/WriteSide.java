package plait.internal.lock;

import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import org.jspecify.annotations.Nullable;
import plait.internal.thread.Blocker;

/** The lock of those who change something. */
final class WriteSide extends ExclusiveLock {
  private final ReadWritePair pair;
  private final ReentrantReadWriteLock.WriteLock lock;

  WriteSide(ReadWritePair pair) {
    this.pair = pair;
    this.lock = pair.sync().writeLock();
  }

  @Override
  public boolean tryLock() {
    return lock.tryLock();
  }

  @Override
  protected void takeInterruptibly() throws InterruptedException {
    lock.lockInterruptibly();
  }

  @Override
  protected boolean takeWithin(long nanos) throws InterruptedException {
    return lock.tryLock(nanos, TimeUnit.NANOSECONDS);
  }

  @Override
  Blocker awaited() {
    return pair.sync().getReadHoldCount() == 0
        ? this
        : new SelfWait(
            describe(),
            "it holds the read lock itself, which it has to give back before it asks to write",
            takers());
  }

  @Override
  protected void release() {
    lock.unlock();
  }

  @Override
  protected @Nullable Thread holder() {
    return pair.sync().owner();
  }

  @Override
  public int holdCount() {
    return lock.getHoldCount();
  }

  @Override
  public boolean isHeldByCurrentThread() {
    return lock.isHeldByCurrentThread();
  }

  @Override
  public String name() {
    return pair.name();
  }

  @Override
  public String describe() {
    return "the write lock of RWLock " + name();
  }

  @Override
  public String heldBy(String releaser) {
    return releaser + (holder() == null ? " holds the read lock" : " holds it");
  }

  /** The writer, or every reader that is known: each of them has to go. */
  @Override
  public Releasers releasers(Thread waiter) {
    Thread writer = holder();
    if (writer != null) {
      return writer == waiter ? Releasers.ANYBODY : Releasers.only(writer);
    }
    List<Thread> readers = pair.readSide().readers().known();
    return readers.isEmpty() ? Releasers.ANYBODY : Releasers.allOf(readers);
  }

  @Override
  public boolean mayEndByItself() {
    return holder() == null && pair.sync().getReadLockCount() == 0;
  }

  @Override
  public String toString() {
    return "WriteLock of " + pair;
  }
}

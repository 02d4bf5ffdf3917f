package plait.sanitizer.deadlock;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.StampedLock;

/** The same for {@link StampedLock}, whose modes are told by its stamps. */
public final class StampedCalls {
  private StampedCalls() {}

  public static long writeLock(StampedLock lock, int site) {
    Strand me = Strands.current();
    LockCalls.want(me, lock, site);
    long stamp = lock.writeLock();
    me.wanting = false;
    return stamp;
  }

  public static long readLock(StampedLock lock, int site) {
    Strand me = Strands.current();
    LockCalls.want(me, lock, site | 1);
    long stamp = lock.readLock();
    me.wanting = false;
    return stamp;
  }

  public static long writeLockInterruptibly(StampedLock lock, int site)
      throws InterruptedException {
    Strand me = Strands.current();
    LockCalls.want(me, lock, site);
    long stamp =
        lock.writeLockInterruptibly(); // what an interrupt leaves behind is dropped by the next
    // event
    me.wanting = false;
    return stamp;
  }

  public static long readLockInterruptibly(StampedLock lock, int site) throws InterruptedException {
    Strand me = Strands.current();
    LockCalls.want(me, lock, site | 1);
    long stamp = lock.readLockInterruptibly();
    me.wanting = false;
    return stamp;
  }

  private static long got(StampedLock lock, long stamp, int site) {
    if (stamp != 0) {
      LockCalls.got(lock, StampedLock.isReadLockStamp(stamp) ? site | 1 : site);
    }
    return stamp;
  }

  public static long tryWriteLock(StampedLock lock, int site) {
    return got(lock, lock.tryWriteLock(), site);
  }

  public static long tryReadLock(StampedLock lock, int site) {
    return got(lock, lock.tryReadLock(), site);
  }

  public static long tryWriteLock(StampedLock lock, long time, TimeUnit unit, int site)
      throws InterruptedException {
    return got(lock, lock.tryWriteLock(time, unit), site);
  }

  public static long tryReadLock(StampedLock lock, long time, TimeUnit unit, int site)
      throws InterruptedException {
    return got(lock, lock.tryReadLock(time, unit), site);
  }

  public static void unlockWrite(StampedLock lock, long stamp) {
    LockHooks.exiting(lock);
    lock.unlockWrite(stamp);
  }

  public static void unlockRead(StampedLock lock, long stamp) {
    LockHooks.exiting(lock);
    lock.unlockRead(stamp);
  }

  public static void unlock(StampedLock lock, long stamp) {
    LockHooks.exiting(lock);
    lock.unlock(stamp);
  }

  public static long tryConvertToWriteLock(StampedLock lock, long stamp, int site) {
    return converted(lock, stamp, lock.tryConvertToWriteLock(stamp), site);
  }

  public static long tryConvertToReadLock(StampedLock lock, long stamp, int site) {
    return converted(lock, stamp, lock.tryConvertToReadLock(stamp), site);
  }

  public static long tryConvertToOptimisticRead(StampedLock lock, long stamp, int site) {
    return converted(lock, stamp, lock.tryConvertToOptimisticRead(stamp), site);
  }

  private static long converted(StampedLock lock, long before, long after, int site) {
    if (after != 0) {
      if (StampedLock.isLockStamp(before)) {
        LockHooks.exiting(lock);
      }
      if (StampedLock.isLockStamp(after)) {
        got(lock, after, site);
      }
    }
    return after;
  }
}

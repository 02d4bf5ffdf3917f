package plait.sanitizer.deadlock;

import java.util.Date;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantReadWriteLock;

/**
 * Stands where the program called a method of a lock or a condition of {@code
 * java.util.concurrent.locks}: does the same and notes it.
 */
public final class LockCalls {
  private LockCalls() {}

  private static int shared(Lock lock, int site) {
    return lock instanceof ReentrantReadWriteLock.ReadLock ? site | 1 : site;
  }

  /** The calling thread is about to wait for a lock, if it has to. */
  static void want(Strand me, Object lock, int site) {
    if (!me.busy && lock != null) {
      me.push(lock, site);
      me.wanting = true;
      if (me.count > 1) {
        LockGraph.nested(me);
      }
    }
  }

  /** The calling thread has got a lock without waiting. */
  static void got(Object lock, int site) {
    Strand me = Strands.current();
    if (!me.busy) {
      me.push(lock, site);
    }
  }

  private static void lost(Strand me) {
    if (me.wanting) {
      me.drop();
    }
  }

  public static void lock(Lock lock, int site) {
    Strand me = Strands.current();
    want(me, lock, shared(lock, site));
    try {
      lock.lock();
    } catch (Throwable t) {
      lost(me);
      throw t;
    }
    me.wanting = false;
  }

  public static void lockInterruptibly(Lock lock, int site) throws InterruptedException {
    Strand me = Strands.current();
    want(me, lock, shared(lock, site));
    try {
      lock.lockInterruptibly();
    } catch (Throwable t) {
      lost(me);
      throw t;
    }
    me.wanting = false;
  }

  public static boolean tryLock(Lock lock, int site) {
    boolean got = lock.tryLock();
    if (got) {
      got(lock, shared(lock, site));
    }
    return got;
  }

  /** A wait that ends by itself is no part of a dead-lock. */
  public static boolean tryLock(Lock lock, long time, TimeUnit unit, int site)
      throws InterruptedException {
    boolean got = lock.tryLock(time, unit);
    if (got) {
      got(lock, shared(lock, site));
    }
    return got;
  }

  public static void unlock(Lock lock) {
    Strand me = Strands.current();
    if (!me.busy && lock != null) {
      me.pop(lock);
    }
    lock.unlock();
  }

  // ---- conditions

  public static void await(Condition condition, int site) throws InterruptedException {
    Strand me = LockHooks.beginWait(condition, site);
    try {
      condition.await();
    } finally {
      LockHooks.endWait(me);
    }
  }

  public static void awaitUninterruptibly(Condition condition, int site) {
    Strand me = LockHooks.beginWait(condition, site);
    try {
      condition.awaitUninterruptibly();
    } finally {
      LockHooks.endWait(me);
    }
  }

  public static long awaitNanos(Condition condition, long nanos, int site)
      throws InterruptedException {
    Strand me = LockHooks.beginWait(condition, site);
    try {
      return condition.awaitNanos(nanos);
    } finally {
      LockHooks.endWait(me);
    }
  }

  public static boolean await(Condition condition, long time, TimeUnit unit, int site)
      throws InterruptedException {
    Strand me = LockHooks.beginWait(condition, site);
    try {
      return condition.await(time, unit);
    } finally {
      LockHooks.endWait(me);
    }
  }

  public static boolean awaitUntil(Condition condition, Date until, int site)
      throws InterruptedException {
    Strand me = LockHooks.beginWait(condition, site);
    try {
      return condition.awaitUntil(until);
    } finally {
      LockHooks.endWait(me);
    }
  }

  public static void signal(Condition condition) {
    Notifiers.note(condition);
    condition.signal();
  }

  public static void signalAll(Condition condition) {
    Notifiers.note(condition);
    condition.signalAll();
  }
}

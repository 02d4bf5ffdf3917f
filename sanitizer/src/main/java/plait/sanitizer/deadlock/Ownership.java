package plait.sanitizer.deadlock;

import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.util.concurrent.locks.AbstractOwnableSynchronizer;
import java.util.concurrent.locks.ReentrantLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.concurrent.locks.StampedLock;

/**
 * What the JDK's locks themselves say of who has them. Code that was not changed may have given a
 * lock back, so that a list tells of a lock that its thread does not have any more.
 */
final class Ownership {
  private static final Field OWNER =
      Locks.open(AbstractOwnableSynchronizer.class, "exclusiveOwnerThread");
  private static final Method READERS = readers();

  private Ownership() {}

  private static Method readers() {
    try {
      Method method =
          Class.forName(ReentrantReadWriteLock.class.getName() + "$Sync")
              .getDeclaredMethod("getReadLockCount");
      method.setAccessible(true);
      return method;
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("this JDK counts the readers of a lock in another way", e);
    }
  }

  /**
   * Whether a thread can have a lock that it once took: true where nobody can say. A thread that
   * was collected owns nothing.
   */
  static boolean mayHave(Thread thread, Object lock) {
    return switch (lock) {
      case ReentrantLock own -> isOwner(thread, Locks.identity(own));
      case ReentrantReadWriteLock.WriteLock write -> isOwner(thread, Locks.identity(write));
      case ReentrantReadWriteLock.ReadLock read -> count(Locks.identity(read)) > 0;
      case StampedLock stamped -> stamped.isWriteLocked() || stamped.isReadLocked();
      default -> true;
    };
  }

  private static boolean isOwner(Thread thread, Object synchronizer) {
    return thread != null && thread == Locks.get(OWNER, synchronizer);
  }

  private static int count(Object synchronizer) {
    try {
      return (int) READERS.invoke(synchronizer);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(e);
    }
  }
}

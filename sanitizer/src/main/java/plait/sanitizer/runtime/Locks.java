package plait.sanitizer.runtime;

import java.lang.reflect.Field;
import java.util.concurrent.ForkJoinTask;
import java.util.concurrent.locks.AbstractQueuedLongSynchronizer;
import java.util.concurrent.locks.AbstractQueuedSynchronizer;
import java.util.concurrent.locks.ReentrantReadWriteLock;

/** The synchronizers that the JDK's locks and conditions belong to: they stand for the locks. */
final class Locks {
  private static final long READ = offset(ReentrantReadWriteLock.ReadLock.class, "sync");
  private static final long WRITE = offset(ReentrantReadWriteLock.WriteLock.class, "sync");
  private static final long CONDITION =
      offset(AbstractQueuedSynchronizer.ConditionObject.class, "this$0");
  private static final long LONG_CONDITION =
      offset(AbstractQueuedLongSynchronizer.ConditionObject.class, "this$0");

  /** Where a task of a fork-join pool says that it has ended. */
  static final long TASK_STATUS = offset(ForkJoinTask.class, "status");

  private Locks() {}

  private static long offset(Class<?> type, String name) {
    try {
      Field field = Raw.field(type, name);
      return Raw.offset(field);
    } catch (NoSuchFieldException e) {
      throw new ExceptionInInitializerError(e);
    }
  }

  static Object synchronizer(Object readOrWriteLock) {
    return Raw.reference(
        readOrWriteLock, readOrWriteLock instanceof ReentrantReadWriteLock.ReadLock ? READ : WRITE);
  }

  static Object ofCondition(Object condition) {
    return Raw.reference(
        condition,
        condition instanceof AbstractQueuedSynchronizer.ConditionObject
            ? CONDITION
            : LONG_CONDITION);
  }
}

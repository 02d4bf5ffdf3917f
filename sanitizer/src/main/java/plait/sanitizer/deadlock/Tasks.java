package plait.sanitizer.deadlock;

import java.lang.reflect.Field;
import java.util.concurrent.FutureTask;
import java.util.concurrent.locks.LockSupport;

/** Who runs the tasks of pools that threads wait for. */
final class Tasks {
  /**
   * @param task what is waited for
   * @param by the thread that runs it
   */
  record Running(FutureTask<?> task, Thread by) {
    @Override
    public boolean equals(Object other) {
      return other instanceof Running one && task == one.task && by == one.by;
    }

    @Override
    public int hashCode() {
      return System.identityHashCode(task);
    }
  }

  private static final Field RUNNER = Locks.open(FutureTask.class, "runner");

  private Tasks() {}

  /** The task that a thread waits for, if another one runs it; else null. */
  static Running awaited(Thread thread) {
    if (LockSupport.getBlocker(thread) instanceof FutureTask<?> task
        && !task.isDone()
        && runner(task) instanceof Thread by
        && by != thread) {
      return new Running(task, by);
    }
    return null;
  }

  /** Whether a thread has begun to run it. */
  static boolean isBegun(FutureTask<?> task) {
    return runner(task) != null;
  }

  private static Object runner(FutureTask<?> task) {
    return Locks.get(RUNNER, task);
  }
}

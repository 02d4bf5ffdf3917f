package plait.sanitizer.deadlock;

import java.lang.reflect.Field;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.ThreadPoolExecutor;

/**
 * What the pools of the JDK order: their tasks begin after they were given, and end before the pool
 * does.
 */
final class Pools {
  private static final Class<?> DELEGATED =
      Locks.type("java.util.concurrent.Executors$DelegatedExecutorService");
  private static final Class<?> WORKER =
      Locks.type("java.util.concurrent.ThreadPoolExecutor$Worker");
  private static final Field DELEGATE = Locks.open(DELEGATED, "e");
  private static final Field POOL = Locks.open(WORKER, "this$0");
  private static final Field HOLDER = Locks.open(Thread.class, "holder");
  private static final Field TASK = Locks.open(Locks.type("java.lang.Thread$FieldHolder"), "task");

  private static final Handovers GIVEN = new Handovers();
  private static final Handovers ENDED = new Handovers();

  private Pools() {}

  /** The pool behind what the JDK made of it. */
  static Object behind(Object executor) {
    Object pool = executor;
    while (DELEGATED.isInstance(pool)) {
      pool = Locks.get(DELEGATE, pool);
    }
    return pool;
  }

  /** Whether it is the JDK's own, which looks at no task that it is given to be waited for. */
  static boolean isOfJdk(Object pool) {
    return pool != null && pool.getClass().getClassLoader() == null;
  }

  /** A task is given to a pool as it is, to be run by any of its threads. */
  static void given(Strand me, Object pool) {
    if (pool instanceof ThreadPoolExecutor && (me.number != 0 || me.past != Past.NONE)) {
      GIVEN.of(pool).add(Order.told(me));
    }
  }

  /**
   * The calling thread has held two locks. If it works for a pool, on a task that is not known, all
   * that was given to the pool so far may be before: that can hide a finding but make none.
   */
  static void nested(Strand me) {
    if (me.virtual || me.tasks > 0) {
      return;
    }
    Object task = Locks.get(TASK, Locks.get(HOLDER, Thread.currentThread()));
    if (WORKER.isInstance(task)) {
      Object pool = Locks.get(POOL, task);
      Order.learn(me, GIVEN.past(pool));
      ENDED.of(pool).add(Past.NONE.with(me.number, me.epoch));
    }
  }

  /** A task has ended that is before the end of the pool. */
  static void taskEnded(Object pool, Past past) {
    if (past != Past.NONE) {
      ENDED.of(pool).add(past);
    }
  }

  /** The calling thread knows that a pool has ended. */
  static void ended(ExecutorService pool) {
    Order.learn(Strands.current(), ENDED.past(behind(pool)));
  }
}

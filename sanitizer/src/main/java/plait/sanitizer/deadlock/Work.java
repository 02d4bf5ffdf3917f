package plait.sanitizer.deadlock;

import java.util.concurrent.Callable;
import java.util.function.Supplier;

/** A task as it is given to the JDK's pools: it knows what was before it, and tells its end. */
final class Work<V> implements Callable<V>, Runnable, Supplier<V> {
  private final Object task;
  private final Past before;
  private final Ending end;
  private final Object pool;

  /**
   * @param task a {@link Callable}, {@link Runnable} or {@link Supplier}
   * @param before what is before it begins
   * @param end is told of its end
   * @param pool whose end comes after the task's
   */
  Work(Object task, Past before, Ending end, Object pool) {
    this.task = task;
    this.before = before;
    this.end = end;
    this.pool = pool;
  }

  @Override
  @SuppressWarnings("unchecked")
  public V call() throws Exception {
    Strand me = begin();
    try {
      return ((Callable<V>) task).call();
    } finally {
      end(me);
    }
  }

  @Override
  public void run() {
    Strand me = begin();
    try {
      ((Runnable) task).run();
    } finally {
      end(me);
    }
  }

  @Override
  @SuppressWarnings("unchecked")
  public V get() {
    Strand me = begin();
    try {
      return ((Supplier<V>) task).get();
    } finally {
      end(me);
    }
  }

  /** Its future is known by it from now on, and is given back. */
  <F> F known(F future) {
    end.of(future);
    return future;
  }

  /** What it did, once it has ended. */
  Past past() {
    return end.past();
  }

  private Strand begin() {
    Strand me = Strands.current();
    me.tasks++;
    Order.learn(me, before);
    return me;
  }

  private void end(Strand me) {
    me.tasks--;
    Past past = Order.told(me);
    end.end(past);
    Pools.taskEnded(pool, past);
  }

  @Override
  public String toString() {
    return task.toString();
  }
}

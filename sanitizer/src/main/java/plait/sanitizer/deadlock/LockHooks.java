package plait.sanitizer.deadlock;

import java.time.Duration;
import java.util.concurrent.locks.Lock;

/** What changed code calls for monitors, waits and threads. */
public final class LockHooks {
  private LockHooks() {}

  // ---- monitors

  /**
   * A monitor is about to be entered. That it was is not told: a thread that has to wait for it is
   * seen to be blocked.
   *
   * @param site the number of the place, doubled
   */
  public static void entering(Object monitor, int site) {
    if (monitor != null) {
      Strand me = Strands.current();
      if (!me.busy) {
        me.push(monitor, site);
        if (me.count > 1) {
          LockGraph.nested(me);
        }
      }
    }
  }

  public static void exiting(Object monitor) {
    if (monitor != null) {
      Strand me = Strands.current();
      if (!me.busy) {
        me.pop(monitor);
      }
    }
  }

  public static void await(Object monitor, int site) throws InterruptedException {
    await(monitor, 0, site);
  }

  public static void await(Object monitor, long millis, int nanos, int site)
      throws InterruptedException {
    Strand me = beginWait(monitor, site);
    try {
      monitor.wait(millis, nanos);
    } finally {
      endWait(me);
    }
  }

  public static void await(Object monitor, long millis, int site) throws InterruptedException {
    Strand me = beginWait(monitor, site);
    try {
      monitor.wait(millis);
    } finally {
      endWait(me);
    }
  }

  /**
   * To return, a wait enters the monitor anew, while the locks are held that were taken after it.
   */
  static Strand beginWait(Object condition, int site) {
    Strand me = Strands.current();
    if (!me.busy) {
      me.waitingAt = site;
      me.waitingFor = condition;
      if (me.count > 1) {
        LockGraph.waits(me, condition);
      }
    }
    return me;
  }

  static void endWait(Strand me) {
    me.waitingFor = null;
  }

  public static void notifying(Object monitor) {
    Notifiers.note(monitor);
  }

  // ---- threads

  /** A method {@code start} is about to be called, on a thread or something else. */
  public static void starting(Object started) {
    if (started instanceof Thread thread) {
      Order.starting(Strands.current(), thread);
    }
  }

  public static Thread start(Thread.Builder builder, Runnable task) {
    Thread thread = builder.unstarted(task);
    starting(thread);
    thread.start();
    return thread;
  }

  public static Thread startVirtualThread(Runnable task) {
    return start(Thread.ofVirtual(), task);
  }

  public static void join(Thread thread, int site) throws InterruptedException {
    join(thread, 0, site);
  }

  /** A method {@code join} is about to be called, on a thread or something else. */
  public static void joining(Object joined, int site) {
    if (joined instanceof Thread thread) {
      beginJoin(thread, site);
    }
  }

  /** That method has returned. */
  public static void joined() {
    Strand me = Strands.current();
    if (me.waitingFor instanceof Thread thread) {
      endJoin(me, thread);
    }
  }

  public static void join(Thread thread, long millis, int site) throws InterruptedException {
    Strand me = beginJoin(thread, site);
    try {
      thread.join(millis);
    } finally {
      endJoin(me, thread);
    }
  }

  public static void join(Thread thread, long millis, int nanos, int site)
      throws InterruptedException {
    Strand me = beginJoin(thread, site);
    try {
      thread.join(millis, nanos);
    } finally {
      endJoin(me, thread);
    }
  }

  public static boolean join(Thread thread, Duration limit, int site) throws InterruptedException {
    Strand me = beginJoin(thread, site);
    try {
      return thread.join(limit);
    } finally {
      endJoin(me, thread);
    }
  }

  private static Strand beginJoin(Thread thread, int site) {
    Strand me = Strands.current();
    me.waitingAt = site;
    me.waitingFor = thread;
    return me;
  }

  private static void endJoin(Strand me, Thread thread) {
    me.waitingFor = null;
    if (thread.getState() == Thread.State.TERMINATED) {
      Order.joined(me, thread);
    }
  }

  // ---- locks that are taken by methods of their own

  /** A method that takes a lock is about to be called, on a lock or something else. */
  public static void taking(Object lock, int site) {
    if (lock instanceof Lock) {
      LockCalls.want(Strands.current(), lock, site);
    }
  }

  /** That method has returned. */
  public static void taken() {
    Strands.current().wanting = false;
  }

  /** A method that gives a lock back is about to be called, on a lock or something else. */
  public static void givingBack(Object lock) {
    if (lock instanceof Lock) {
      exiting(lock);
    }
  }

  /** A class initialiser begins. */
  public static void initialising(Class<?> type) {
    Initialisers.begin(type);
  }

  /** A class initialiser ends. */
  public static void initialised(Class<?> type) {
    Initialisers.end(type);
  }
}

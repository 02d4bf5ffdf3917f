package plait.sanitizer.runtime;

/**
 * What changed code calls for synchronization that the language or {@code java.lang} has: monitors,
 * waits, volatile variables, threads, the initialisation of classes.
 */
public final class Hooks {
  private static boolean on;

  private Hooks() {}

  /** From now on what changed code says is heard. */
  public static void start(boolean races) {
    Sync.races = races;
    on = true;
  }

  static boolean isOn() {
    return on;
  }

  /**
   * The state of the calling thread; null when it is in the sanitizer itself, or nothing is watched
   * yet.
   */
  static ThreadState watched() {
    if (!on) {
      return null;
    }
    ThreadState state = Threads.current();
    return state.busy == 0 ? state : null;
  }

  /** The state of the calling thread, for the accesses of one method. */
  public static ThreadState self() {
    return Threads.current();
  }

  // ---- monitors

  public static void entered(Object monitor) {
    ThreadState state = watched();
    if (state != null) {
      Sync.acquire(state, monitor, Sync.MONITOR);
      state.held.push(monitor, LockKind.MONITOR, Sync.identity(state, monitor));
    }
  }

  public static void exiting(Object monitor) {
    ThreadState state = watched();
    if (state != null && monitor != null) {
      state.held.remove(monitor, LockKind.MONITOR);
      Sync.release(state, monitor, Sync.MONITOR);
    }
  }

  public static void waitOn(Object monitor) throws InterruptedException {
    waitOn(monitor, 0);
  }

  public static void waitOn(Object monitor, long millis, int nanos) throws InterruptedException {
    boolean more = nanos > 0 && nanos <= 999_999 && millis < Long.MAX_VALUE;
    if (nanos < 0 || nanos > 999_999) {
      monitor.wait(millis, nanos);
    }
    waitOn(monitor, more ? millis + 1 : millis);
  }

  public static void waitOn(Object monitor, long millis) throws InterruptedException {
    ThreadState state = watched();
    if (state == null || !Thread.holdsLock(monitor)) {
      monitor.wait(millis);
      return;
    }
    Sync.release(state, monitor, Sync.MONITOR);
    try {
      monitor.wait(millis);
    } finally {
      Sync.acquire(state, monitor, Sync.MONITOR);
    }
  }

  // ---- volatile variables

  /** A volatile field was read. */
  public static void volatileRead(Object object, int field) {
    ThreadState state = watched();
    if (state != null && object != null) {
      Sync.acquire(state, object, Fields.get(field).offset(object));
    }
  }

  /** A volatile field is about to be written. */
  public static void volatileWrite(Object object, int field) {
    ThreadState state = watched();
    if (state != null && object != null) {
      Sync.releaseTogether(state, object, Fields.get(field).offset(object));
    }
  }

  public static void volatileStaticRead(Class<?> type, int field) {
    ThreadState state = watched();
    if (state != null) {
      FieldInfo info = Fields.get(field);
      Sync.acquire(state, info.base(type), info.staticOffset(type));
    }
  }

  public static void volatileStaticWrite(Class<?> type, int field) {
    ThreadState state = watched();
    if (state != null) {
      FieldInfo info = Fields.get(field);
      Sync.releaseTogether(state, info.base(type), info.staticOffset(type));
    }
  }

  // ---- classes

  /** The initialiser of a class has run to its end. */
  public static void initialised(int classNumber) {
    ThreadState state = watched();
    if (state != null && Sync.races) {
      Initialisers.done(state, classNumber);
    }
  }

  /** A static field of a class was used, so its initialiser has run. */
  public static void meets(ThreadState state, int classNumber) {
    if (!state.sees(classNumber)) {
      Initialisers.meet(state, classNumber);
    }
  }

  // ---- threads

  public static void starting(Thread thread) {
    ThreadState state = watched();
    if (state != null && thread.getState() == Thread.State.NEW) {
      Threads.starting(state, thread);
    }
  }

  /** The calling thread is about to end. */
  public static void ending(Thread thread) {
    if (on) {
      Threads.ending(Threads.current(), thread);
    }
  }

  /** A join is over; whether the thread has ended is looked up. */
  public static void joined(Thread thread) {
    ThreadState state = watched();
    if (state != null && thread.getState() == Thread.State.TERMINATED) {
      Threads.ended(state, thread);
    }
  }

  /** Someone learned that a thread has ended, or has not. */
  public static void alive(boolean alive, Thread thread) {
    ThreadState state = watched();
    if (state != null && !alive) {
      Threads.ended(state, thread);
    }
  }

  public static void interrupting(Thread thread) {
    ThreadState state = watched();
    if (state != null) {
      Sync.releaseTogether(state, thread, Sync.INTERRUPT);
    }
  }

  /** Someone learned that a thread was interrupted, or was not. */
  public static void interrupted(boolean interrupted, Thread thread) {
    ThreadState state = watched();
    if (state != null && interrupted) {
      Sync.acquire(state, thread, Sync.INTERRUPT);
    }
  }

  /** The calling thread learned that it was interrupted. */
  public static void interrupted() {
    interrupted(true, Thread.currentThread());
  }
}

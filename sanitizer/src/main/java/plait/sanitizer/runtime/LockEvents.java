package plait.sanitizer.runtime;

/**
 * The seam for whoever wants to know of locks and waits: {@link Sync#listen} attaches one listener,
 * before the program starts. Each method is called by the thread that it is about. It must not
 * block, must not call what is watched (the JDK's locks and concurrent collections), and must not
 * throw. A monitor's object is the lock itself; a lock of {@code java.util.concurrent} is given as
 * the object that programs call ({@code ReentrantLock}, the read and the write lock as their {@code
 * ReentrantReadWriteLock}, {@code StampedLock}).
 */
public interface LockEvents {
  /** About to take a lock, which may wait. Not called for attempts that do not wait. */
  void locking(ThreadState state, Object lock, LockKind kind);

  /**
   * Has the lock; called once for each time it is taken, nested ones too, and after a wait on its
   * condition.
   */
  void locked(ThreadState state, Object lock, LockKind kind);

  /** The attempt that {@link #locking} told of ended without the lock. */
  void gaveUp(ThreadState state, Object lock, LockKind kind);

  /** About to release the lock once; also before a wait on its condition. */
  void unlocking(ThreadState state, Object lock, LockKind kind);

  /** About to wait on a monitor or a condition; the lock is released by the wait itself. */
  void waiting(ThreadState state, Object lock, Object condition);

  /** The wait is over, with the lock taken again. */
  void waited(ThreadState state, Object lock, Object condition);

  /** About to wake whoever waits. */
  void notifying(ThreadState state, Object lock, Object condition);

  /** About to start a thread. */
  void starting(ThreadState state, Thread thread);

  /** About to end; the locks that are still held are never released. */
  void ending(ThreadState state, Thread thread);

  /** About to wait for the end of a thread. */
  void joining(ThreadState state, Thread thread);

  /** The wait is over, with or without the thread's end. */
  void joined(ThreadState state, Thread thread);

  /** About to park; the blocker may be null. */
  void parking(ThreadState state, Object blocker);

  /** Parked no more. */
  void parked(ThreadState state, Object blocker);
}

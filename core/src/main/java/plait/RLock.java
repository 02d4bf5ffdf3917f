package plait;

import java.util.Optional;

/**
 * A lock that its holder may take again: mutual exclusion among the tasks of this program.
 *
 * <p>It belongs to the thread that took it; only that one gives it back, as often as it took it.
 * Barging is allowed, no order among those who wait is promised.
 *
 * <p>A wait that closes a cycle of tasks waiting for each other is refused with {@link
 * DeadlockException}. This costs nothing while locks are free.
 *
 * <p>RLock vs {@link CountingSemaphore} of one: the lock has an owner and is reentrant; a permit
 * may be released by anybody, like Python's plain {@code Lock}.
 *
 * <p>Python: {@code threading.RLock}.
 */
public interface RLock extends ScopedLock {

  /**
   * Gives the lock back once. Python: {@code release()}.
   *
   * @throws IllegalMonitorStateException if the calling thread does not hold it
   */
  @Override
  void unlock();

  /**
   * Whether anybody holds the lock. Python: {@code locked()}.
   *
   * @return a snapshot
   */
  boolean isLocked();

  /**
   * Whether the calling thread holds the lock.
   *
   * @return true if it does
   */
  boolean isHeldByCurrentThread();

  /**
   * How often the calling thread has taken the lock and not given it back.
   *
   * @return zero if it does not hold the lock
   */
  int holdCount();

  /**
   * The thread that holds the lock.
   *
   * @return a snapshot; empty if the lock is free
   */
  Optional<Thread> owner();

  /**
   * About how many tasks wait for the lock.
   *
   * @return a snapshot
   */
  int waiters();
}

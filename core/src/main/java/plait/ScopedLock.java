package plait;

import java.time.Duration;
import java.util.concurrent.locks.Lock;

/**
 * A {@link Lock} for use as a block: {@link #hold()} takes it, the end of the block gives it back.
 *
 * {@snippet :
 * try (var _ = lock.hold()) {
 *   total += 10;
 * }
 * }
 *
 * <p>{@link #lock()} and {@link #hold()} go on waiting when the thread is interrupted, and set the
 * interrupt status again; they answer a cancel that the task has not been told of yet. After that
 * they can be taken, so that clean-up code works.
 *
 * <p>All that a thread did before it gave the lock back happens-before what the next holder does.
 */
public interface ScopedLock extends Lock {

  /**
   * Waits for the lock and takes it. Python: {@code with lock:}.
   *
   * @return closing it gives the lock back
   * @throws CancelledException if the calling task was cancelled and has not been told yet
   * @throws DeadlockException if the wait closes a cycle of tasks that wait for each other
   */
  Hold hold();

  /**
   * Waits for the lock for a limited time and takes it.
   *
   * @param timeout how long to wait at the most; zero tries once
   * @return closing it gives the lock back
   * @throws WaitTimeoutException if the lock was not free in time; it names who holds it
   * @throws WaitInterruptedException if the thread is interrupted while waiting
   * @throws CancelledException if the calling task is cancelled
   * @throws IllegalArgumentException if the time is negative
   */
  Hold hold(Duration timeout);

  /**
   * Waits for the lock like {@link #hold()}, without a block to end it. Python: {@code acquire()}.
   *
   * @throws CancelledException if the calling task was cancelled and has not been told yet
   * @throws DeadlockException if the wait closes a cycle of tasks that wait for each other
   */
  @Override
  void lock();

  /**
   * Waits for the lock for a limited time. Python: {@code acquire(timeout=)}.
   *
   * @param timeout how long to wait at the most; zero tries once
   * @return true if the lock was taken
   * @throws WaitInterruptedException if the thread is interrupted while waiting
   * @throws CancelledException if the calling task is cancelled
   * @throws IllegalArgumentException if the time is negative
   */
  boolean tryLock(Duration timeout);

  /**
   * The lock's name: the given one, or one made from its kind and a number.
   *
   * @return the name
   */
  String name();
}

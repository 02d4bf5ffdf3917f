package plait;

import java.time.Duration;

/**
 * A number of permits: {@link #acquire} takes one and waits while there is none, {@link #release}
 * gives one.
 *
 * {@snippet :
 * var slots = Threads.semaphore(3);
 * try (var _ = slots.hold()) { download(); }
 * }
 *
 * <p>Permits belong to nobody: one task may release what another acquired. A bounded semaphore
 * ({@link Threads#boundedSemaphore}) refuses to hold more permits than it started with.
 *
 * <p>What a task did before a release happens-before what the one does that acquires the permit.
 *
 * <p>When all permits are taken by {@link #hold()} blocks of tasks that wait, in a cycle, for the
 * caller, the wait is refused with {@link DeadlockException}. Permits taken by {@link #acquire} are
 * not counted so, since anybody may release them; nor is a semaphore that was ever released outside
 * a block, or one of more than 64 permits.
 *
 * <p>Python: {@code threading.Semaphore}, {@code threading.BoundedSemaphore}; a semaphore of one is
 * Python's plain {@code Lock}.
 */
public interface CountingSemaphore {

  /**
   * Waits for a permit and takes it until the end of the block. Python: {@code with semaphore:}.
   *
   * @return closing it gives the permit back
   * @throws WaitInterruptedException if the thread is interrupted while waiting
   * @throws CancelledException if the calling task is cancelled
   * @throws DeadlockException if the wait closes a cycle of tasks that wait for each other
   */
  Hold hold();

  /**
   * Waits for a permit for a limited time and takes it until the end of the block.
   *
   * @param timeout how long to wait at the most; zero tries once
   * @return closing it gives the permit back
   * @throws WaitTimeoutException if there was none in time; it names who holds them, as far as that
   *     is known
   * @throws IllegalArgumentException if the time is negative
   */
  Hold hold(Duration timeout);

  /**
   * Waits for a permit and takes it.
   *
   * @throws WaitInterruptedException if the thread is interrupted while waiting
   * @throws CancelledException if the calling task is cancelled
   */
  void acquire();

  /**
   * Waits for several permits and takes them together.
   *
   * @param permits how many, at least 1
   * @throws IllegalArgumentException if it is less than 1, or more than a bounded semaphore has
   */
  void acquire(int permits);

  /**
   * Takes a permit if there is one. Never waits. Python: {@code acquire(blocking=False)}.
   *
   * @return true if it was taken
   */
  boolean tryAcquire();

  /**
   * Waits for a permit for a limited time. Python: {@code acquire(timeout=)}.
   *
   * @param timeout how long to wait at the most; zero tries once
   * @return true if it was taken
   * @throws IllegalArgumentException if the time is negative
   */
  boolean tryAcquire(Duration timeout);

  /** Gives one permit. Never waits. */
  void release();

  /**
   * Gives several permits.
   *
   * @param permits how many, at least 1
   * @throws IllegalArgumentException if it is less than 1
   * @throws IllegalStateException if a bounded semaphore would hold more than it started with
   */
  void release(int permits);

  /**
   * How many permits there are now.
   *
   * @return a snapshot, zero or more
   */
  int permits();

  /**
   * The semaphore's name.
   *
   * @return the given one, or one made from its kind and a number
   */
  String name();
}

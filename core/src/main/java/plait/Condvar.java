package plait;

import java.time.Duration;
import java.util.function.BooleanSupplier;

/**
 * A lock and those who wait for a condition on what it guards.
 *
 * {@snippet :
 * try (var _ = changed.hold()) {
 *   changed.awaitUntil(() -> !items.isEmpty());
 *   return items.remove();
 * }
 * try (var _ = changed.hold()) {
 *   items.add(item);
 *   changed.signal();
 * }
 * }
 *
 * <p>Waiting gives the lock back, however often it was taken, and takes it again before it returns
 * or throws; the one exception is {@link DeadlockException}, thrown when taking it again would
 * never end: then the lock is not held, and closing the {@link Hold} does nothing.
 *
 * <p>There are no spurious wake-ups; use {@link #awaitUntil} all the same, since what was signalled
 * may have changed again. Waiters are signalled in the order they came.
 *
 * <p>What a task did before it signalled happens-before what the woken one does (through the lock).
 *
 * <p>Python: {@code threading.Condition}.
 */
public interface Condvar {

  /**
   * The lock.
   *
   * @return always the same
   */
  RLock lock();

  /**
   * Takes the lock, see {@link RLock#hold()}.
   *
   * @return closing it gives the lock back
   */
  Hold hold();

  /**
   * Waits for a signal. Python: {@code wait()}.
   *
   * @throws IllegalMonitorStateException if the calling thread does not hold the lock
   * @throws WaitInterruptedException if the thread is interrupted while waiting
   * @throws CancelledException if the calling task is cancelled
   */
  void await();

  /**
   * Waits for a signal for a limited time. Python: {@code wait(timeout)}.
   *
   * @param timeout how long to wait at the most
   * @return true if there was a signal, false if the time was up before
   * @throws IllegalMonitorStateException if the calling thread does not hold the lock
   * @throws IllegalArgumentException if the time is negative
   */
  boolean await(Duration timeout);

  /**
   * Waits until a condition holds, which is asked for at once and after every signal, with the lock
   * held. Python: {@code wait_for(predicate)}.
   *
   * @param condition the condition
   * @throws IllegalMonitorStateException if the calling thread does not hold the lock
   */
  void awaitUntil(BooleanSupplier condition);

  /**
   * Waits until a condition holds, for a limited time. Python: {@code wait_for(predicate,
   * timeout)}.
   *
   * @param condition the condition
   * @param timeout how long to wait at the most
   * @return what the condition gave when asked last
   * @throws IllegalMonitorStateException if the calling thread does not hold the lock
   * @throws IllegalArgumentException if the time is negative
   */
  boolean awaitUntil(BooleanSupplier condition, Duration timeout);

  /**
   * Wakes the one who has waited longest, if anybody waits. Python: {@code notify()}.
   *
   * @throws IllegalMonitorStateException if the calling thread does not hold the lock
   */
  void signal();

  /**
   * Wakes several, longest waiting first. Python: {@code notify(n)}.
   *
   * @param count how many at the most, at least 1
   * @throws IllegalMonitorStateException if the calling thread does not hold the lock
   * @throws IllegalArgumentException if the count is less than 1
   */
  void signal(int count);

  /**
   * Wakes all who wait. Python: {@code notify_all()}.
   *
   * @throws IllegalMonitorStateException if the calling thread does not hold the lock
   */
  void signalAll();

  /**
   * The name.
   *
   * @return the given one, or one made from its kind and a number
   */
  String name();
}

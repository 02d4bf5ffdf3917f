package plait;

/**
 * What a task has taken and gives back at the end of a block: the counterpart of Python's {@code
 * with lock:}.
 *
 * {@snippet :
 * try (var _ = lock.hold()) {
 *   total += 10;
 * }
 * }
 *
 * <p>Close it once, in the task that took it; try-with-resources does both.
 */
public interface Hold extends AutoCloseable {

  /**
   * Gives back what was taken. Never waits.
   *
   * @throws IllegalMonitorStateException if a lock is not held by this thread (closed twice, or in
   *     another thread than the one that took it)
   */
  @Override
  void close();
}

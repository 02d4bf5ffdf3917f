package plait;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * One end of a {@link SharedPipe}: what is sent at one end is received at the other, message by
 * message, in order. A handle to an end can be captured by the body of a process task, or travel in
 * arguments, results and messages.
 *
 * <p>A message comes whole or not at all, whatever its size; messages never merge or split. When a
 * send returns, a copy lies in shared memory, and the sender may end at once.
 *
 * <p>An end is open as long as any process has an open handle to it; handles of a process that has
 * ended count no more, and neither do handles that the garbage collector has found. A handle that
 * is on its way to another process keeps the end open, also when the sender closes its own. Several
 * tasks and processes may use an end: each message goes to one of them.
 *
 * <p>Waiting methods answer interrupts and cancels. What a task did before a send happens-before
 * what the one does that receives the message.
 *
 * <p>Python: {@code multiprocessing.connection.Connection}.
 *
 * @param <T> the type of the messages, never null
 */
public interface PipeEnd<T> extends AutoCloseable {

  /**
   * Waits for room and sends a message.
   *
   * @param message the message
   * @throws PipeClosedException if the other end is closed, also while waiting
   * @throws IllegalStateException if this handle is closed
   * @throws UnsupportedOperationException if this end only receives
   * @throws NotSendableException if the message cannot travel
   * @throws WaitInterruptedException if the thread is interrupted while waiting
   * @throws CancelledException if the calling task is cancelled
   */
  void send(T message);

  /**
   * Waits for a message and receives it. Python: {@code recv()}.
   *
   * @return the message
   * @throws PipeClosedException if the other end is closed and all messages have been received
   * @throws IllegalStateException if this handle is closed
   * @throws UnsupportedOperationException if this end only sends
   * @throws WaitInterruptedException if the thread is interrupted while waiting
   * @throws CancelledException if the calling task is cancelled
   */
  T receive();

  /**
   * Waits for a message for a limited time and receives it.
   *
   * @param timeout how long to wait at the most; zero tries once
   * @return the message, or null if there was none in time
   * @throws PipeClosedException if the other end is closed and all messages have been received
   * @throws IllegalArgumentException if the time is negative
   */
  @Nullable T receive(Duration timeout);

  /**
   * Waits for a limited time until {@link #receive()} would not wait, because there is a message or
   * because none will come. Takes nothing.
   *
   * @param timeout how long to wait at the most; zero or less asks once
   * @return false if the time was up before
   * @throws IllegalStateException if this handle is closed
   * @throws UnsupportedOperationException if this end only sends
   * @throws WaitInterruptedException if the thread is interrupted while waiting
   * @throws CancelledException if the calling task is cancelled
   */
  boolean poll(Duration timeout);

  /**
   * Iterates by receiving: waits for each message, ends when the other end is closed and all
   * messages have been received.
   *
   * @return a receiving iterator, for one thread
   */
  Iterable<T> receiving();

  /** Closes this handle. Who waits with it is woken. Repeating it is harmless. */
  @Override
  void close();

  /**
   * Whether this handle was closed.
   *
   * @return true from then on
   */
  boolean isClosed();
}

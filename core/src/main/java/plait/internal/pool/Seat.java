package plait.internal.pool;

import org.jspecify.annotations.Nullable;
import plait.WorkerDiedException;

/**
 * Where the bodies of one worker of a pool run, if not in the worker's own thread: a process with
 * one thread for them. A seat is used by one thread at a time; {@link #stop}, {@link #kill} and the
 * questions are for anybody and do not wait.
 *
 * <p>The thread inside a seat may be interrupted at any time: the seat ignores that and leaves the
 * interrupt as it is. What the pool decides reaches a seat as stop and kill.
 *
 * <p>A seat that has died stays dead; the pool makes another one.
 */
public interface Seat {

  /**
   * Starts it and waits until it is ready for work. The state that the initializer made stays in
   * the seat.
   *
   * @param initializer a target, or null
   * @throws InitializerFailedException if the initializer threw; the seat is still to be closed
   * @throws WorkerDiedException if it did not come that far
   */
  void open(@Nullable Packed initializer);

  /**
   * Runs a load and waits until all of it is answered for, or a stop was obeyed. What cannot be
   * decoded of the seat's answer is the failure of that thing alone.
   *
   * @throws WorkerDiedException if the seat died; it has told the load how many things had begun
   */
  void perform(Load load, Replies replies);

  /**
   * Asks the body that runs to stop as a cancelled task does. Does nothing unless the seat is at
   * that very place of that load.
   *
   * @param rest whether the whole load is to stop: then the place does not matter, and what has not
   *     begun of it is left as it is. A seat that has not got the load yet finds that in {@link
   *     Load#isStopped}.
   */
  void stop(Load load, int at, boolean rest);

  /** Ends it at once, whatever it does; a thread inside gets this cause. Repeating is harmless. */
  void kill(WorkerDiedException.Cause why);

  /** Ends it in an orderly way, for a bounded time, and waits until nothing is left of it. */
  void close();

  /** What it died of, or null while it lives. */
  @Nullable WorkerDiedException death();

  /** The number of its process, or -1. */
  long pid();

  /** How much memory its process has at this moment, in bytes; -1 if that is not known. */
  long memory();
}

package plait;

import org.jspecify.annotations.Nullable;

/**
 * A request to stop, shared by those who may ask and those who should answer. Every Plait wait of a
 * task answers the task's token; code that does not wait asks {@link #throwIfCancelled()} now and
 * then.
 *
 * <p>A token is made by {@link Threads#cancelToken()}; give it to tasks with {@link
 * ThreadSettings#token}, to a piece of the current task with {@link #run}. Once cancelled it stays
 * so.
 *
 * <p>What a task does before {@link #cancel} happens-before what others do after they saw the token
 * cancelled.
 */
public interface CancelToken {

  /**
   * Asks to stop: cancels the tasks this token was given to, ends the waits inside {@link #run},
   * runs the registered actions in the calling thread. Never waits.
   *
   * @return true if this call cancelled it, false if it was cancelled before
   */
  default boolean cancel() {
    return cancel(null);
  }

  /**
   * Asks to stop, with a reason that the {@link CancelledException}s will carry as their cause.
   *
   * @param reason why, or null
   * @return true if this call cancelled it, false if it was cancelled before
   */
  boolean cancel(@Nullable Throwable reason);

  /**
   * Tells whether somebody asked to stop.
   *
   * @return true from the first {@link #cancel} on
   */
  boolean isCancelled();

  /**
   * Does nothing unless somebody asked to stop. Cheap enough for inner loops (one volatile read).
   *
   * @throws CancelledException if {@link #isCancelled}
   */
  void throwIfCancelled();

  /**
   * Registers an action that runs once when the token is cancelled, at once if it is already. It
   * runs in the thread that cancels; what it throws reaches that thread after all actions have run.
   *
   * @param action what to do
   * @return closing it takes the action off again
   */
  Hold onCancel(Action action);

  /**
   * Runs an action in the calling task so that every Plait wait inside it answers this token, too.
   *
   * @param action what to do
   * @throws CancelledException from a wait inside, if the token is cancelled
   * @throws Exception whatever the action throws
   */
  void run(Action action) throws Exception;

  /**
   * The token of the calling task: cancelled by {@link Task#cancel()}. A thread that Plait did not
   * start has one that nobody cancels.
   *
   * @return the token, never null
   */
  static CancelToken current() {
    return Task.current().token();
  }
}

package plait;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * How tasks are to be run: an immutable view of {@link Threads} with the same verbs. Every setting
 * returns a new view and leaves this one as it is.
 *
 * {@snippet :
 * Threads.named("loader").daemon().start(() -> load(file));
 * }
 *
 * <p>Python: the keyword arguments of {@code threading.Thread}.
 */
public interface ThreadSettings {

  /**
   * Names the tasks; a pool takes it as the prefix of its workers' names.
   *
   * @param name the name
   * @return the changed view
   * @throws IllegalArgumentException if it is empty
   */
  ThreadSettings named(String name);

  /**
   * Lets the program end while the tasks run. Python: {@code daemon=True}.
   *
   * @return the changed view
   */
  default ThreadSettings daemon() {
    return daemon(true);
  }

  /**
   * Says whether the program may end while the tasks run. Default: as the task that starts them;
   * the main thread is not a daemon.
   *
   * @param daemon true if it may
   * @return the changed view
   */
  ThreadSettings daemon(boolean daemon);

  /**
   * Runs each task on a thread of the operating system: for work that keeps a core busy.
   *
   * @return the changed view
   */
  ThreadSettings platform();

  /**
   * Runs each task on a virtual thread: for work that mostly waits. This is the default.
   *
   * @return the changed view
   */
  ThreadSettings virtual();

  /**
   * Sets the stack size of platform threads. Python: {@code threading.stack_size}.
   *
   * @param bytes the size, 32 KiB or more; 0 for the JVM's default
   * @return the changed view
   * @throws IllegalArgumentException if it is negative or from 1 to 32767
   */
  ThreadSettings stackSize(long bytes);

  /**
   * Gives the tasks the values that these variables have in the thread that starts them.
   *
   * @param locals the variables
   * @return the changed view
   */
  ThreadSettings carrying(ThreadLocal<?>... locals);

  /**
   * Lets a carrier bring context into the tasks, besides those found by service loading.
   *
   * @param carrier the carrier
   * @return the changed view
   */
  ThreadSettings carrying(ContextCarrier carrier);

  /**
   * Cancels the tasks when the token is cancelled; started after that, they are cancelled at once.
   *
   * @param token the token
   * @return the changed view
   */
  ThreadSettings token(CancelToken token);

  /**
   * Makes a task that waits for its {@link Task#start}.
   *
   * @param <T> the type of its result
   * @param target its body
   * @return the task
   */
  <T extends @Nullable Object> Task<T> of(Target<T> target);

  /**
   * Makes a task without a result that waits for its {@link Task#start}.
   *
   * @param action its body
   * @return the task
   */
  Task<@Nullable Void> of(Action action);

  /**
   * Makes a task and starts it.
   *
   * @param <T> the type of its result
   * @param target its body
   * @return the task
   */
  <T extends @Nullable Object> Task<T> start(Target<T> target);

  /**
   * Makes a task without a result and starts it.
   *
   * @param action its body
   * @return the task
   */
  Task<@Nullable Void> start(Action action);

  /**
   * Starts a task after a time. Python: {@code threading.Timer}.
   *
   * @param <T> the type of its result
   * @param delay how long from now
   * @param target its body
   * @return the task; {@link Task#cancel()} before the time is up keeps it from running
   * @throws IllegalArgumentException if the time is negative
   */
  <T extends @Nullable Object> Task<T> after(Duration delay, Target<T> target);

  /**
   * Starts a task without a result after a time. Python: {@code threading.Timer}.
   *
   * @param delay how long from now
   * @param action its body
   * @return the task; {@link Task#cancel()} before the time is up keeps it from running
   * @throws IllegalArgumentException if the time is negative
   */
  Task<@Nullable Void> after(Duration delay, Action action);

  /**
   * Does something again and again, first after one period, until the task is cancelled. It is a
   * daemon unless {@link #daemon(boolean)} says otherwise.
   *
   * @param period from the start of a run to the start of the next, more than zero
   * @param action what to do
   * @return the task
   * @throws IllegalArgumentException if the period is zero or negative
   */
  PeriodicTask every(Duration period, Action action);

  /**
   * Opens a scope whose tasks run with these settings.
   *
   * @return the scope, to be closed by the calling thread
   */
  Scope scope();

  /**
   * Makes a pool with a number of workers that run with these settings. Python: {@code
   * ThreadPoolExecutor(max_workers)}.
   *
   * @param workers how many tasks run at a time at the most, at least 1
   * @return the pool, to be closed
   * @throws IllegalArgumentException if the number is less than 1
   */
  Pool pool(int workers);

  /**
   * Makes a pool of the default size: for platform threads as many workers as the JVM has
   * processors (it knows cgroup limits), for virtual ones 32 times as many, at least 64.
   *
   * @return the pool, to be closed
   */
  Pool pool();
}

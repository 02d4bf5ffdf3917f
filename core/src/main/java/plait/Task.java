package plait;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;
import plait.internal.thread.Strands;

/**
 * A piece of work that runs at the same time as the rest of the program, and its result or failure.
 *
 * {@snippet :
 * Task<Long> task = Threads.start(() -> fib(30));
 * IO.println(task.join());
 * }
 *
 * <p>States:
 *
 * <pre>
 * NEW -> (SCHEDULED ->) RUNNING -> SUCCEEDED | FAILED
 *   any of the first three -> CANCELLED
 * </pre>
 *
 * <p>A cancelled task that was running may still be on its way out of its body: {@link #isAlive}
 * tells, {@link #join()} and {@link #await()} wait for it, so that after them nothing of the task
 * runs any more. (The methods of {@link Future} return at once, as {@link Future#cancel}
 * prescribes.)
 *
 * <p>A failure reaches everyone who joins. One that nobody has joined by the time the task is
 * garbage or the program ends is reported once, see {@link Threads#onUnjoinedFailure}.
 *
 * <p>What a thread does before {@link #start} happens-before the task's body; all of the body
 * happens-before what others do after they saw the task ended.
 *
 * <p>Waiting for a task that waits, directly or through others, for the caller is refused with
 * {@link DeadlockException}; so is waiting for oneself.
 *
 * <p>Python: {@code threading.Thread} and {@code concurrent.futures.Future} in one.
 *
 * @param <T> the type of the result
 */
public interface Task<T extends @Nullable Object> extends Future<T> {

  /** How far a task has come. */
  enum Status {
    /** Made, not started. */
    NEW,
    /** Waits for its time or for a free worker. */
    SCHEDULED,
    /** Its body runs. */
    RUNNING,
    /** Its body returned a result. */
    SUCCEEDED,
    /** Its body threw. */
    FAILED,
    /** It was cancelled; its result, if there will be one, is dropped. */
    CANCELLED
  }

  /**
   * Starts the task. Does not wait for it.
   *
   * @return this task
   * @throws IllegalStateException if it was started or cancelled before
   */
  Task<T> start();

  /**
   * Waits until the task has ended and returns its result. Returns at once if it has, any number of
   * times.
   *
   * @return the result of the body
   * @throws TargetFailedException if the body threw; its cause is the original
   * @throws CancelledException if the task was cancelled, or the calling task was
   * @throws DeadlockException if the task waits for the caller, or is the caller
   * @throws IllegalStateException if the task was not started
   * @throws WaitInterruptedException if the calling thread is interrupted
   */
  T join();

  /**
   * Waits like {@link #join()}, for a limited time. The task goes on when the time is up.
   *
   * @param timeout how long to wait at the most; zero asks once
   * @return the result of the body
   * @throws WaitTimeoutException if the task has not ended by then
   * @throws IllegalArgumentException if the time is negative
   */
  T join(Duration timeout);

  /**
   * Waits until the task has ended, however it ended; its failure counts as not yet joined.
   *
   * @throws CancelledException if the calling task was cancelled
   * @throws DeadlockException if the task waits for the caller, or is the caller
   * @throws IllegalStateException if the task was not started
   * @throws WaitInterruptedException if the calling thread is interrupted
   */
  void await();

  /**
   * Waits like {@link #await()}, for a limited time. Python: {@code join(timeout)} and {@code
   * is_alive()} in one.
   *
   * @param timeout how long to wait at the most; zero asks once
   * @return true if the task has ended, false if the time was up before
   * @throws IllegalArgumentException if the time is negative
   */
  boolean await(Duration timeout);

  /**
   * Cancels the task: one that has not begun never will, a running one is interrupted and every
   * Plait wait in it throws {@link CancelledException} from now on. Does not wait for it to stop:
   * {@link #await()} does.
   *
   * @return true if the task is now cancelled by this call, false if it had ended or was cancelled
   *     before
   */
  default boolean cancel() {
    return cancel(true);
  }

  /**
   * Cancels the task as {@link #cancel()} does.
   *
   * @param interrupt false leaves the body, if it runs already, alone: its result is dropped
   * @return true if the task is now cancelled by this call
   */
  @Override
  boolean cancel(boolean interrupt);

  /**
   * How far the task has come.
   *
   * @return the state at this moment
   */
  Status status();

  /**
   * Whether the body runs at this moment. Python: {@code is_alive()}.
   *
   * @return true from the start of the body to its end, also after a cancel
   */
  boolean isAlive();

  /**
   * Whether the program may end while this task runs. Inherited from the starting task unless
   * {@link ThreadSettings#daemon(boolean)} says otherwise.
   *
   * @return true if the program does not wait for it
   */
  boolean isDaemon();

  /**
   * The task's name: the given one, or {@code task-N}. Python: {@code Thread.name}.
   *
   * @return the name, never empty
   */
  String name();

  /**
   * Gives the task another name, also to its running thread.
   *
   * @param name the new name
   * @throws IllegalArgumentException if it is empty
   */
  void rename(String name);

  /**
   * The thread that runs the body. Python: {@code ident}, {@code native_id}.
   *
   * @return the thread; empty before the start, kept after the end
   */
  Optional<Thread> thread();

  /**
   * The line of the program that started the task. For a lambda that is started over and over, the
   * line seen at its first starts.
   *
   * @return the line; empty before the start, and for threads that Plait did not start
   */
  Optional<StackTraceElement> startSite();

  /**
   * The token that {@link #cancel()} cancels.
   *
   * @return the token, always the same
   */
  CancelToken token();

  /**
   * Calls back when the task has ended, at once if it has. Callbacks run in the order they were
   * added, in the thread in which the task ends; one that throws is reported through {@link
   * Threads#onUnjoinedFailure} and does not keep the others from running.
   *
   * @param callback gets this task
   * @return this task
   */
  Task<T> onDone(Sink<? super Task<T>> callback);

  /**
   * Waits like {@link #join()}, with the exceptions that {@link Future} prescribes.
   *
   * @return the result of the body
   * @throws ExecutionException if the body threw; its cause is the original
   * @throws CancellationException at once if the task was cancelled
   * @throws InterruptedException if the calling thread is interrupted
   */
  @Override
  T get() throws InterruptedException, ExecutionException;

  /**
   * The living tasks of this program: those started and not ended, the main thread, and other
   * threads once they have used Plait.
   *
   * @return a snapshot, in no particular order
   */
  static List<Task<?>> all() {
    return Strands.all();
  }

  /**
   * The task that runs the calling code. Python: {@code current_thread()}.
   *
   * @return the task; for a thread that Plait did not start, one that stands for it
   */
  static Task<?> current() {
    return Strands.currentTask();
  }
}

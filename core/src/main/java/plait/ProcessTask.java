package plait;

import java.util.OptionalInt;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * A task in a process of its own: another JVM, with its own memory. It may crash, hang, fill its
 * heap or exit; only the task fails then, with {@link WorkerDiedException} as the cause.
 *
 * {@snippet :
 * ProcessTask<Long> task = Processes.start(() -> fib(40));
 * IO.println(task.join());
 * }
 *
 * <p>The body is copied when the task is started: later changes of what it captures are not seen by
 * it, and what it changes is not seen here; its result is a copy, too. What cannot be copied is
 * refused at the start.
 *
 * <p>The task ends when its process has ended. After the body, the process waits for the other
 * threads that the body started and that are no daemons, and runs its shutdown hooks; these have
 * five seconds. {@link System#exit} in the body is a failure: its result is lost.
 *
 * <p>{@link #cancel} interrupts the body and cancels its token there; a process that has not begun
 * to exit 200 ms later ({@link ProcessSettings#grace}) is killed together with all processes that
 * it has started. A process never outlives this program.
 *
 * <p>{@link #thread()} is the thread of this program that looks after the process.
 *
 * <p>What a thread does before {@link #start} happens-before the body; all of the body
 * happens-before what others do after they saw the task ended, as far as both see the same files or
 * memory.
 *
 * <p>Python: {@code multiprocessing.Process}.
 *
 * @param <T> the type of the result
 */
public interface ProcessTask<T extends @Nullable Object> extends Task<T> {

  /**
   * Starts the task. Does not wait for the process to be ready.
   *
   * @return this task
   * @throws NotSendableException if the body or something it captures cannot be copied
   * @throws IllegalStateException if it was started or cancelled before, or if no process can be
   *     started because there is no program {@code java}
   */
  @Override
  ProcessTask<T> start();

  /**
   * The number of the process.
   *
   * @return the pid; empty until the operating system has made the process, kept after its end
   */
  OptionalLong pid();

  /**
   * The exit code of the process: 0 after a result, 1 after a failure, the code given to {@link
   * System#exit}, and 128 and the signal's number if a signal ended it (137 after {@link #kill()},
   * 143 after {@link #terminate()}).
   *
   * @return the code; empty until the process has ended, or if there never was one
   */
  OptionalInt exitCode();

  /**
   * Asks the process to end (SIGTERM): its shutdown hooks run, for five seconds; then it is killed.
   * The task fails unless its result had come before. Does not wait, and does nothing if the
   * process has ended.
   *
   * @throws IllegalStateException if the task was not started
   */
  void terminate();

  /**
   * Kills the process (SIGKILL) and all processes that it has started. The task fails unless its
   * result had come before. Does not wait, and does nothing if the process has ended.
   *
   * @throws IllegalStateException if the task was not started
   */
  void kill();

  /**
   * What the process has printed so far, if it is {@linkplain WorkerOutput#CAPTURED captured}.
   *
   * @return its last mebibyte; empty if output is not captured
   */
  String output();
}

package plait;

import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * How worker processes are to be run: an immutable view of {@link Processes} with the same verbs.
 * Every setting returns a new view and leaves this one as it is.
 *
 * {@snippet :
 * Processes.named("render").heap("512m").output(WorkerOutput.TAGGED).start(() -> render(page));
 * }
 *
 * <p>Python: the keyword arguments of {@code multiprocessing.Process}.
 */
public interface ProcessSettings {

  /**
   * Names the tasks.
   *
   * @param name the name
   * @return the changed view
   * @throws IllegalArgumentException if it is empty
   */
  ProcessSettings named(String name);

  /**
   * Lets the program end while the tasks run; their processes are killed then. Python: {@code
   * daemon=True}.
   *
   * @return the changed view
   */
  default ProcessSettings daemon() {
    return daemon(true);
  }

  /**
   * Says whether the program may end while the tasks run. Default: as the task that starts them;
   * the main thread is not a daemon.
   *
   * @param daemon true if it may
   * @return the changed view
   */
  ProcessSettings daemon(boolean daemon);

  /**
   * Limits the heap of each process. Default: a quarter of the memory of the machine or container,
   * and for the workers of a pool three quarters together, if that is less for each. One that is
   * full ends the process with {@link WorkerDiedException.Cause#OUT_OF_MEMORY}.
   *
   * @param limit the limit as the JVM writes it, such as {@code "256m"} or {@code "2g"}; at least
   *     two mebibytes
   * @return the changed view
   * @throws IllegalArgumentException if it is no amount of memory or too small
   */
  ProcessSettings heap(String limit);

  /**
   * Limits the whole of each process: heap, buffers, classes and stacks, as far as they are in
   * memory. The size is looked at several times a second; a process that has more is killed, with
   * {@link WorkerDiedException.Cause#MEMORY_LIMIT}. Default: no limit. Where the operating system
   * does not tell that size in a file, this does nothing.
   *
   * @param limit the limit, such as {@code "1g"}; a worker that does nothing has about 45 MB
   * @return the changed view
   * @throws IllegalArgumentException if it is no amount of memory
   */
  ProcessSettings memory(String limit);

  /**
   * Adds options of the JVM, such as {@code "-Dname=value"}. They come after those that Plait
   * gives, so they win. Inherited without being named here are {@code --add-opens}, {@code
   * --add-exports}, {@code --add-modules} (of the JDK), {@code --enable-native-access}, {@code
   * --enable-preview}, assertions, {@code -Duser.*}, {@code -Dfile.encoding} and the like; agents,
   * debug ports and limits of memory are not.
   *
   * @param options the options, each as one text
   * @return the changed view
   * @throws IllegalArgumentException if one of them is no option
   */
  ProcessSettings jvm(String... options);

  /**
   * Sets a variable of the environment. Default: this program's environment, without {@code
   * JAVA_TOOL_OPTIONS}, {@code JDK_JAVA_OPTIONS}, {@code _JAVA_OPTIONS} and {@code CLASSPATH}; to
   * pass one of these on, set it here.
   *
   * @param name the variable
   * @param value its value, or null to take the variable away
   * @return the changed view
   * @throws IllegalArgumentException if it is no name of a variable
   */
  ProcessSettings environment(String name, @Nullable String value);

  /**
   * Sets the folder in which the processes start. Default: this program's working directory.
   *
   * @param where the folder
   * @return the changed view
   */
  ProcessSettings directory(Path where);

  /**
   * Sets the JDK that runs the processes. Default: the one that runs this program. It must be of
   * the same version; another one is refused when a task is started or a pool made.
   *
   * @param home the folder that has {@code bin/java}
   * @return the changed view
   */
  ProcessSettings javaHome(Path home);

  /**
   * Sets how long a cancelled task has to stop before its process is killed; its shutdown hooks
   * have begun by then. Default: 200 ms.
   *
   * @param time the time; zero kills at once
   * @return the changed view
   * @throws IllegalArgumentException if it is negative
   */
  ProcessSettings grace(Duration time);

  /**
   * Limits the time that a process has until it is ready for its first task: for its JVM, and in a
   * pool for the {@linkplain ProcessPool#initializer initializer}. One that takes longer is killed;
   * its cause is {@link WorkerDiedException.Cause#START_FAILED}. Default: one minute.
   *
   * @param limit the time, more than zero
   * @return the changed view
   * @throws IllegalArgumentException if it is zero or negative
   */
  ProcessSettings startTimeout(Duration limit);

  /**
   * Reads from the processes only what their code cannot misuse: for tasks that run code which you
   * do not trust. Admitted are numbers, texts, arrays, records, enums, the JDK's collections and
   * value types, and the classes named here; no other class gets to run code of its own in this
   * program, such as a {@code readObject} method or a lambda. A result of another class fails its
   * task with {@link NotSendableException}; an exception of another class arrives as text. Default:
   * all classes that this program could load.
   *
   * <p>Once such a process shares something with others, such as a queue or an object, this holds
   * for all values that reach this program through what is shared, whoever sends them.
   *
   * @param types more classes to admit; none is common
   * @return the changed view
   */
  ProcessSettings trustOnly(Class<?>... types);

  /**
   * Says what becomes of what the processes print.
   *
   * @param how what to do with it
   * @return the changed view
   */
  ProcessSettings output(WorkerOutput how);

  /**
   * Appends what the processes print to a file.
   *
   * @param file the file; made if it does not exist
   * @return the changed view
   */
  ProcessSettings outputTo(Path file);

  /**
   * Cancels the tasks when the token is cancelled; started after that, they are cancelled at once.
   *
   * @param token the token
   * @return the changed view
   */
  ProcessSettings token(CancelToken token);

  /**
   * Makes a task that waits for its {@link ProcessTask#start}.
   *
   * @param <T> the type of its result
   * @param target its body
   * @return the task
   */
  <T extends @Nullable Object> ProcessTask<T> of(Target<T> target);

  /**
   * Makes a task without a result that waits for its {@link ProcessTask#start}.
   *
   * @param action its body
   * @return the task
   */
  ProcessTask<@Nullable Void> of(Action action);

  /**
   * Makes a task and starts it.
   *
   * @param <T> the type of its result
   * @param target its body
   * @return the task
   * @throws NotSendableException if the body or something it captures cannot be copied
   * @throws IllegalStateException if there is no program {@code java} to run it
   */
  <T extends @Nullable Object> ProcessTask<T> start(Target<T> target);

  /**
   * Makes a task without a result and starts it.
   *
   * @param action its body
   * @return the task
   * @throws NotSendableException if the body or something it captures cannot be copied
   * @throws IllegalStateException if there is no program {@code java} to run it
   */
  ProcessTask<@Nullable Void> start(Action action);

  // ---- pools

  /**
   * Keeps workers ready that take the place of others without a wait: of one that died or was
   * replaced, or as one more. They are started after the first task was. Default: none.
   *
   * @param workers how many, 0 or more
   * @return the changed view
   * @throws IllegalArgumentException if the number is negative
   */
  ProcessSettings spares(int workers);

  /**
   * Replaces each worker of a pool after so many calls. Without {@link #spares}, the next one is
   * started when the last one has ended. Python: {@code maxtasksperchild}, {@code
   * max_tasks_per_child}.
   *
   * @param calls how many tasks or elements of a {@code map}, at least 1; default: no limit
   * @return the changed view
   * @throws IllegalArgumentException if the number is less than 1
   */
  ProcessSettings recycleAfter(int calls);

  /**
   * Replaces each worker of a pool at an age, between two calls.
   *
   * @param age how long after its start, more than zero; default: no limit
   * @return the changed view
   * @throws IllegalArgumentException if it is zero or negative
   */
  ProcessSettings recycleAfter(Duration age);

  /**
   * Replaces each worker of a pool whose process, after a call, has grown to a size: the memory
   * that it really has, not only its heap. Where the operating system does not tell that size, this
   * does nothing.
   *
   * @param memory the size, such as {@code "512m"}; default: no limit
   * @return the changed view
   * @throws IllegalArgumentException if it is no amount of memory
   */
  ProcessSettings recycleFrom(String memory);

  /**
   * Says when a pool gives up: when more workers than that have died within a time, with no success
   * in between. Deaths by a limit of time or a cancel do not count. Default: ten within a minute.
   *
   * @param deaths how many deaths the pool stands, 0 or more
   * @param within the time, more than zero
   * @return the changed view
   * @throws IllegalArgumentException if the number is negative, or the time zero or negative
   * @see PoolBrokenException
   */
  ProcessSettings breakAfter(int deaths, Duration within);

  /**
   * Limits how many tasks of a pool may wait for a worker; a start waits while there are so many.
   * Default: see {@link Pool#capacity}.
   *
   * @param tasks how many, at least 1
   * @return the changed view
   * @throws IllegalArgumentException if the number is less than 1
   */
  ProcessSettings intake(int tasks);

  /**
   * Limits how many bytes the bodies of a pool's waiting tasks may have together, and the items
   * that a {@code map} has drawn ahead; a start waits while there is no room. A body that is larger
   * than that waits alone. Default: {@code "64m"}.
   *
   * @param bytes how many, such as {@code "256m"}
   * @return the changed view
   * @throws IllegalArgumentException if it is no amount of memory
   */
  ProcessSettings intake(String bytes);

  /**
   * Makes a pool whose tasks run in a number of worker processes. They are started as tasks come.
   * Each worker's JVM believes in its part of the processors, at least one; {@code
   * jvm("-XX:ActiveProcessorCount=8")} says otherwise. Python: {@code
   * ProcessPoolExecutor(max_workers)}, {@code multiprocessing.Pool(processes)}.
   *
   * @param workers how many tasks run at a time at the most, at least 1
   * @return the pool, to be closed
   * @throws IllegalArgumentException if the number is less than 1
   */
  ProcessPool pool(int workers);

  /**
   * Makes a pool with as many workers as the JVM has processors (it knows cgroup limits).
   *
   * @return the pool, to be closed
   */
  ProcessPool pool();
}

package plait;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import plait.internal.process.ProcessView;
import plait.internal.process.Relatives;
import plait.internal.queue.ProcessQueue;
import plait.internal.shared.ByteArray;
import plait.internal.shared.DoubleArray;
import plait.internal.shared.IntArray;
import plait.internal.shared.LongArray;
import plait.internal.shared.RecordArray;
import plait.internal.sharedqueue.ProcessPipe;

/**
 * The door to tasks that have a process of their own: another JVM, with its own memory. For work
 * that can crash, hang, leak or fill the heap, and for code that is not trusted to behave.
 *
 * {@snippet :
 * ProcessTask<Long> task = Processes.start(() -> fib(40));
 * IO.println("main goes on");
 * IO.println(task.join());
 * }
 *
 * <p>Nothing has to be deployed: the process gets the classes that it needs from this program. What
 * the body captures is copied; so is its result. Starting a process takes some tens of
 * milliseconds.
 *
 * <p>Settings come first, as a view with the same verbs: {@code
 * Processes.named("render").heap("512m").start(f)}. Processes end with the program that started
 * them, however that ends.
 *
 * <p>Python: the module {@code multiprocessing}.
 */
public final class Processes {
  private Processes() {}

  // ---- tasks

  /**
   * Makes a task that waits for its {@link ProcessTask#start}. Python: {@code Process(target=f)}.
   *
   * @param <T> the type of its result
   * @param target its body
   * @return the task
   */
  public static <T extends @Nullable Object> ProcessTask<T> of(Target<T> target) {
    return ProcessView.DEFAULT.of(target);
  }

  /**
   * Makes a task without a result that waits for its {@link ProcessTask#start}.
   *
   * @param action its body
   * @return the task
   */
  public static ProcessTask<@Nullable Void> of(Action action) {
    return ProcessView.DEFAULT.of(action);
  }

  /**
   * Makes a task and starts it; does not wait for its process. Python: {@code
   * Process(target=f).start()}.
   *
   * @param <T> the type of its result
   * @param target its body
   * @return the task
   * @throws NotSendableException if the body or something it captures cannot be copied
   * @throws IllegalStateException if there is no program {@code java} to run it
   */
  public static <T extends @Nullable Object> ProcessTask<T> start(Target<T> target) {
    return ProcessView.DEFAULT.start(target);
  }

  /**
   * Makes a task without a result and starts it; does not wait for its process.
   *
   * @param action its body
   * @return the task
   * @throws NotSendableException if the body or something it captures cannot be copied
   * @throws IllegalStateException if there is no program {@code java} to run it
   */
  public static ProcessTask<@Nullable Void> start(Action action) {
    return ProcessView.DEFAULT.start(action);
  }

  // ---- settings

  /**
   * The settings for tasks of a name.
   *
   * @param name the name
   * @return the settings
   * @throws IllegalArgumentException if it is empty
   */
  public static ProcessSettings named(String name) {
    return ProcessView.DEFAULT.named(name);
  }

  /**
   * The settings for tasks that the program does not wait for at its end; their processes are
   * killed then. Python: {@code daemon=True}.
   *
   * @return the settings
   */
  public static ProcessSettings daemon() {
    return ProcessView.DEFAULT.daemon();
  }

  /**
   * The settings for processes with a limit of their heap, see {@link ProcessSettings#heap}.
   *
   * @param limit the limit as the JVM writes it, such as {@code "256m"}
   * @return the settings
   * @throws IllegalArgumentException if it is no amount of memory or too small
   */
  public static ProcessSettings heap(String limit) {
    return ProcessView.DEFAULT.heap(limit);
  }

  /**
   * The settings for processes with more options of the JVM, see {@link ProcessSettings#jvm}.
   *
   * @param options the options, each as one text
   * @return the settings
   * @throws IllegalArgumentException if one of them is no option
   */
  public static ProcessSettings jvm(String... options) {
    return ProcessView.DEFAULT.jvm(options);
  }

  /**
   * The settings for processes with a variable of their environment, see {@link
   * ProcessSettings#environment}.
   *
   * @param name the variable
   * @param value its value, or null to take the variable away
   * @return the settings
   * @throws IllegalArgumentException if it is no name of a variable
   */
  public static ProcessSettings environment(String name, @Nullable String value) {
    return ProcessView.DEFAULT.environment(name, value);
  }

  /**
   * The settings for processes that start in a folder.
   *
   * @param where the folder
   * @return the settings
   */
  public static ProcessSettings directory(Path where) {
    return ProcessView.DEFAULT.directory(where);
  }

  /**
   * The settings for processes that another JDK of the same version runs.
   *
   * @param home the folder that has {@code bin/java}
   * @return the settings
   */
  public static ProcessSettings javaHome(Path home) {
    return ProcessView.DEFAULT.javaHome(home);
  }

  /**
   * The settings for processes whose output goes that way.
   *
   * @param how what becomes of what they print
   * @return the settings
   */
  public static ProcessSettings output(WorkerOutput how) {
    return ProcessView.DEFAULT.output(how);
  }

  /**
   * The settings for processes whose output is appended to a file.
   *
   * @param file the file; made if it does not exist
   * @return the settings
   */
  public static ProcessSettings outputTo(Path file) {
    return ProcessView.DEFAULT.outputTo(file);
  }

  // ---- pools

  /**
   * Makes a pool whose tasks run in a number of worker processes, see {@link
   * ProcessSettings#pool(int)}.
   *
   * @param workers how many tasks run at a time at the most, at least 1
   * @return the pool, to be closed
   * @throws IllegalArgumentException if the number is less than 1
   */
  public static ProcessPool pool(int workers) {
    return ProcessView.DEFAULT.pool(workers);
  }

  /**
   * Makes a pool with as many worker processes as the JVM has processors.
   *
   * @return the pool, to be closed
   */
  public static ProcessPool pool() {
    return ProcessView.DEFAULT.pool();
  }

  /**
   * Limits the whole of each process, see {@link ProcessSettings#memory}.
   *
   * @param limit the limit, such as {@code "1g"}
   * @return the settings
   * @throws IllegalArgumentException if it is no amount of memory
   */
  public static ProcessSettings memory(String limit) {
    return ProcessView.DEFAULT.memory(limit);
  }

  /**
   * Sets how long cancelled tasks have to stop, see {@link ProcessSettings#grace}.
   *
   * @param time the time; zero kills at once
   * @return the settings
   * @throws IllegalArgumentException if it is negative
   */
  public static ProcessSettings grace(Duration time) {
    return ProcessView.DEFAULT.grace(time);
  }

  /**
   * Limits the time that processes have until they are ready, see {@link
   * ProcessSettings#startTimeout}.
   *
   * @param limit the time, more than zero
   * @return the settings
   * @throws IllegalArgumentException if it is zero or negative
   */
  public static ProcessSettings startTimeout(Duration limit) {
    return ProcessView.DEFAULT.startTimeout(limit);
  }

  /**
   * Reads only data and the named classes from processes, see {@link ProcessSettings#trustOnly}.
   *
   * @param types more classes to admit; none is common
   * @return the settings
   */
  public static ProcessSettings trustOnly(Class<?>... types) {
    return ProcessView.DEFAULT.trustOnly(types);
  }

  /**
   * Keeps workers of a pool ready, see {@link ProcessSettings#spares}.
   *
   * @param workers how many, 0 or more
   * @return the settings
   * @throws IllegalArgumentException if the number is negative
   */
  public static ProcessSettings spares(int workers) {
    return ProcessView.DEFAULT.spares(workers);
  }

  /**
   * Replaces workers of a pool after so many calls, see {@link ProcessSettings#recycleAfter(int)}.
   *
   * @param calls how many calls a worker may do; at least 1
   * @return the changed view
   */
  public static ProcessSettings recycleAfter(int calls) {
    return ProcessView.DEFAULT.recycleAfter(calls);
  }

  /**
   * Replaces workers of a pool that are older, see {@link ProcessSettings#recycleAfter(Duration)}.
   *
   * @param age how old a worker may become; more than zero
   * @return the changed view
   */
  public static ProcessSettings recycleAfter(Duration age) {
    return ProcessView.DEFAULT.recycleAfter(age);
  }

  /**
   * Replaces workers of a pool that have grown, see {@link ProcessSettings#recycleFrom}.
   *
   * @param memory from which resident size on, such as {@code "400m"}
   * @return the changed view
   */
  public static ProcessSettings recycleFrom(String memory) {
    return ProcessView.DEFAULT.recycleFrom(memory);
  }

  /**
   * Says when a pool gives up, see {@link ProcessSettings#breakAfter}.
   *
   * @param deaths how many deaths the pool stands, 0 or more
   * @param within the time, more than zero
   * @return the settings
   * @throws IllegalArgumentException if the number is negative, or the time zero or negative
   */
  public static ProcessSettings breakAfter(int deaths, Duration within) {
    return ProcessView.DEFAULT.breakAfter(deaths, within);
  }

  /**
   * Limits how many tasks of a pool may wait, see {@link ProcessSettings#intake(int)}.
   *
   * @param tasks how many, at least 1
   * @return the settings
   * @throws IllegalArgumentException if the number is less than 1
   */
  public static ProcessSettings intake(int tasks) {
    return ProcessView.DEFAULT.intake(tasks);
  }

  /**
   * Limits how many bytes a pool's waiting tasks may have, see {@link
   * ProcessSettings#intake(String)}.
   *
   * @param bytes how many, such as {@code "256m"}
   * @return the settings
   * @throws IllegalArgumentException if it is no amount of memory
   */
  public static ProcessSettings intake(String bytes) {
    return ProcessView.DEFAULT.intake(bytes);
  }

  // ---- relatives

  /**
   * The process that runs the calling code. Python: {@code current_process()}.
   *
   * @return this process
   */
  public static ProcessHandle current() {
    return ProcessHandle.current();
  }

  /**
   * The process of the program that started this one by Plait. Python: {@code parent_process()}.
   *
   * @return that process; empty if this is no worker
   */
  public static Optional<ProcessHandle> parent() {
    return Relatives.parent();
  }

  /**
   * The living tasks of this program that have a process of their own. Python: {@code
   * active_children()}.
   *
   * @return a snapshot, in no particular order
   */
  public static List<ProcessTask<?>> all() {
    return Relatives.children();
  }

  // ---- sharing memory

  /**
   * Makes an array of {@code long}s that processes share, all zero.
   *
   * @param size how many, at least one
   * @return the array, to be closed when this process does not need it any more
   * @throws IllegalArgumentException if the size is zero or negative
   * @throws IllegalStateException if the machine has no room for it
   */
  public static SharedLongs sharedLongs(long size) {
    return LongArray.make(size);
  }

  /**
   * Makes an array of {@code int}s that processes share, all zero.
   *
   * @param size how many, at least one
   * @return the array, to be closed when this process does not need it any more
   * @throws IllegalArgumentException if the size is zero or negative
   * @throws IllegalStateException if the machine has no room for it
   */
  public static SharedInts sharedInts(long size) {
    return IntArray.make(size);
  }

  /**
   * Makes an array of {@code double}s that processes share, all zero.
   *
   * @param size how many, at least one
   * @return the array, to be closed when this process does not need it any more
   * @throws IllegalArgumentException if the size is zero or negative
   * @throws IllegalStateException if the machine has no room for it
   */
  public static SharedDoubles sharedDoubles(long size) {
    return DoubleArray.make(size);
  }

  /**
   * Makes an array of bytes that processes share, all zero.
   *
   * @param size how many, at least one
   * @return the array, to be closed when this process does not need it any more
   * @throws IllegalArgumentException if the size is zero or negative
   * @throws IllegalStateException if the machine has no room for it
   */
  public static SharedBytes sharedBytes(long size) {
    return ByteArray.make(size);
  }

  /**
   * Makes an array of records that processes share, all zero.
   *
   * @param <R> the type of the records
   * @param type the class of the records
   * @param size how many, at least one
   * @return the array, to be closed when this process does not need it any more
   * @throws IllegalArgumentException if the size is zero or negative, or a component has no fixed
   *     width
   * @throws IllegalStateException if the machine has no room for it
   */
  public static <R extends Record> SharedRecords<R> sharedRecords(Class<R> type, long size) {
    return RecordArray.make(type, size);
  }

  // ---- queues and pipes

  /**
   * Makes a queue that processes share, bounded by the bytes of its items only. Python: {@code
   * multiprocessing.Queue()}, {@code JoinableQueue()}, {@code SimpleQueue()}.
   *
   * @param <T> the type of the items
   * @return the queue, empty
   * @throws IllegalStateException if there is no shared memory for it
   */
  public static <T> SharedQueue<T> queue() {
    return new ProcessQueue<>(null, Integer.MAX_VALUE);
  }

  /**
   * Makes a queue with a name that processes share, bounded by the bytes of its items only.
   *
   * @param <T> the type of the items
   * @param name the name
   * @return the queue, empty
   * @throws IllegalStateException if there is no shared memory for it
   */
  public static <T> SharedQueue<T> queue(String name) {
    return new ProcessQueue<>(Objects.requireNonNull(name, "name"), Integer.MAX_VALUE);
  }

  /**
   * Makes a queue with a bound that processes share. Python: {@code multiprocessing.Queue(n)}.
   *
   * @param <T> the type of the items
   * @param capacity the most items it holds, at least 1
   * @return the queue, empty
   * @throws IllegalArgumentException if the bound is less than 1
   * @throws IllegalStateException if there is no shared memory for it
   */
  public static <T> SharedQueue<T> queue(int capacity) {
    return new ProcessQueue<>(null, capacity);
  }

  /**
   * Makes a queue with a name and a bound that processes share.
   *
   * @param <T> the type of the items
   * @param name the name
   * @param capacity the most items it holds, at least 1
   * @return the queue, empty
   * @throws IllegalArgumentException if the bound is less than 1
   * @throws IllegalStateException if there is no shared memory for it
   */
  public static <T> SharedQueue<T> queue(String name, int capacity) {
    return new ProcessQueue<>(Objects.requireNonNull(name, "name"), capacity);
  }

  /**
   * Makes a pipe whose two ends both send and receive. Python: {@code multiprocessing.Pipe()}.
   *
   * @param <T> the type of the messages
   * @return its ends
   * @throws IllegalStateException if there is no shared memory for it
   */
  public static <T> SharedPipe<T> pipe() {
    return ProcessPipe.make(null, true);
  }

  /**
   * Makes a pipe with a name whose two ends both send and receive.
   *
   * @param <T> the type of the messages
   * @param name the name
   * @return its ends
   * @throws IllegalStateException if there is no shared memory for it
   */
  public static <T> SharedPipe<T> pipe(String name) {
    return ProcessPipe.make(Objects.requireNonNull(name, "name"), true);
  }

  /**
   * Makes a pipe whose near end receives what its far end sends. Python: {@code
   * multiprocessing.Pipe(duplex=False)}.
   *
   * @param <T> the type of the messages
   * @return its ends
   * @throws IllegalStateException if there is no shared memory for it
   */
  public static <T> SharedPipe<T> oneWayPipe() {
    return ProcessPipe.make(null, false);
  }

  /**
   * Makes a pipe with a name whose near end receives what its far end sends.
   *
   * @param <T> the type of the messages
   * @param name the name
   * @return its ends
   * @throws IllegalStateException if there is no shared memory for it
   */
  public static <T> SharedPipe<T> oneWayPipe(String name) {
    return ProcessPipe.make(Objects.requireNonNull(name, "name"), false);
  }
}

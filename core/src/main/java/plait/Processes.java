package plait;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import plait.internal.process.ProcessView;
import plait.internal.process.Relatives;
import plait.internal.queue.ProcessQueue;
import plait.internal.shared.ByteArray;
import plait.internal.shared.DoubleArray;
import plait.internal.shared.IntArray;
import plait.internal.shared.LongArray;
import plait.internal.shared.RecordArray;
import plait.internal.sharedlock.ProcessBarrier;
import plait.internal.sharedlock.ProcessCondvar;
import plait.internal.sharedlock.ProcessEvent;
import plait.internal.sharedlock.ProcessLatch;
import plait.internal.sharedlock.ProcessLock;
import plait.internal.sharedlock.ProcessSemaphore;
import plait.internal.sharedobject.CellCounter;
import plait.internal.sharedobject.ListHandle;
import plait.internal.sharedobject.MapHandle;
import plait.internal.sharedobject.SetHandle;
import plait.internal.sharedobject.Sharing;
import plait.internal.sharedqueue.ProcessPipe;
import plait.internal.thread.Names;

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

  // ---- shared objects

  /**
   * Shares an object with other processes: the handle that this gives can be captured by tasks, be
   * an argument, a result, or a part of one, and leads to the same object in every process.
   *
   * {@snippet :
   * Board board = Processes.share(Board.class, new TextBoard());
   * try (ProcessPool pool = Processes.pool(4)) {
   *   pool.map(page -> render(page, board), pages);
   * }
   * }
   *
   * <p>In this process, which owns the object, a call of the handle is a plain call of the object.
   * In another process it travels: arguments, result and failure are copies, but for what is itself
   * shared, which stays what it is. A failure has its own type and the stack of both processes.
   * Default methods of the interface run where they are called. Nothing but the methods of the
   * interface can be called. {@code equals} and {@code hashCode} tell whether two handles lead to
   * the same object.
   *
   * <p>Calls from other processes run at the same time, in daemon platform threads of Plait; the
   * object has to be safe for that. A call waits for its answer until the owner ends; cancel and
   * interrupt of the caller, and a time limit set by {@link #timeout}, end the wait. Then, and when
   * the caller's process ends, the thread that runs the call is interrupted; what it does after
   * that is its own affair. What the caller did before the call happens-before what the object
   * does, and that before the return.
   *
   * <p>The object stays as long as any process has a handle; a process that ends counts no more.
   * {@link #unshare} ends it before. When the owner ends, all calls fail with {@link
   * SharedObjectGoneException}.
   *
   * <p>Python: {@code BaseManager.register}, proxies.
   *
   * @param <T> the interface
   * @param type the interface; sealed ones cannot be shared
   * @param object the object
   * @return the handle; the object itself if it is a handle already
   * @throws IllegalArgumentException if the type is no interface that Plait may call
   */
  public static <T> T share(Class<T> type, T object) {
    return Sharing.share(type, object);
  }

  /**
   * A handle to the same shared object, each call of which waits at most so long and then fails
   * with {@link WaitTimeoutException}. The limit goes with the handle when that is sent. In the
   * process that owns the object calls are plain calls and have none.
   *
   * @param <T> the interface
   * @param shared the handle
   * @param limit the longest wait; zero does not wait at all, which no call can keep to
   * @return the other handle
   * @throws IllegalArgumentException if it is no handle, or the limit negative
   */
  public static <T> T timeout(T shared, Duration limit) {
    return Sharing.timeout(shared, limit);
  }

  /**
   * Ends the sharing of an object: calls of other processes that wait, and all later ones, fail
   * with {@link SharedObjectGoneException}; threads that run such calls are interrupted. In this
   * process the handle can still be called.
   *
   * @param shared the handle
   * @throws IllegalArgumentException if it is no handle
   * @throws IllegalStateException if another process owns the object
   */
  public static void unshare(Object shared) {
    Sharing.unshare(shared);
  }

  /**
   * Makes a list in this process that others can use, empty at first. Each of its methods is one
   * call and atomic; functions that it is given run where the list is if they are {@code
   * Serializable}, else at the caller, again if the list has changed meanwhile. Iterators and
   * streams go over a copy. Calls wait and fail as those of {@link #share} do; elements are copies
   * in all other processes. Python: {@code Manager().list()}.
   *
   * @param <E> the elements; null is one
   * @return the list
   */
  public static <E extends @Nullable Object> List<E> sharedList() {
    return ListHandle.make();
  }

  /**
   * Makes a map in this process that others can use, empty at first. Python: {@code
   * Manager().dict()}.
   *
   * @param <K> the keys
   * @param <V> the values
   * @return the map
   */
  public static <K, V> SharedMap<K, V> sharedMap() {
    return MapHandle.make();
  }

  /**
   * Makes a set in this process that others can use, empty at first. Each of its methods is one
   * call and atomic; iterators go over a copy, their {@code remove} goes to the set. Calls wait and
   * fail as those of {@link #share} do; elements are copies in all other processes.
   *
   * @param <E> the elements
   * @return the set
   */
  public static <E> Set<E> sharedSet() {
    return SetHandle.make();
  }

  /**
   * Makes a counter that processes share, zero at first. Python: {@code Value('q')}.
   *
   * @return the counter
   * @throws IllegalStateException if there is no room for shared memory
   */
  public static SharedCounter counter() {
    return CellCounter.make();
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

  // ---- locks that processes share

  /**
   * Makes a lock for the threads of several processes. Python: {@code multiprocessing.RLock()}.
   *
   * @return the lock, free
   * @throws IllegalStateException if there is no room for shared memory, as for all of these
   */
  public static SharedLock lock() {
    return ProcessLock.make();
  }

  /**
   * Makes a lock with a name for the threads of several processes.
   *
   * @param name the name
   * @return the lock, free
   * @throws IllegalArgumentException if it is empty
   */
  public static SharedLock lock(String name) {
    return ProcessLock.make(Names.check(name));
  }

  /**
   * Makes a semaphore for the threads of several processes. Python: {@code
   * multiprocessing.Semaphore(n)}.
   *
   * <p>When a process dies, the permits that its {@link CountingSemaphore#hold} blocks had come
   * back, and those that it had acquired and not released. The latter only as long as no process
   * ever released more than it had acquired: after that, permits are taken to pass from one process
   * to another, and belong to nobody. Permits are noted for 64 processes at a time; what more of
   * them take does not come back.
   *
   * @param permits how many permits it has at first, 0 or more
   * @return the semaphore
   * @throws IllegalArgumentException if the number is negative
   */
  public static CountingSemaphore semaphore(int permits) {
    return ProcessSemaphore.make(null, permits, false);
  }

  /**
   * Makes a semaphore with a name for the threads of several processes, see {@link
   * #semaphore(int)}.
   *
   * @param name the name
   * @param permits how many permits it has at first, 0 or more
   * @return the semaphore
   * @throws IllegalArgumentException if the number is negative or the name empty
   */
  public static CountingSemaphore semaphore(String name, int permits) {
    return ProcessSemaphore.make(Names.check(name), permits, false);
  }

  /**
   * Makes a semaphore for the threads of several processes that never has more permits than at
   * first, see {@link #semaphore(int)}. Python: {@code multiprocessing.BoundedSemaphore(n)}.
   *
   * @param permits how many permits it has, 0 or more
   * @return the semaphore
   * @throws IllegalArgumentException if the number is negative
   */
  public static CountingSemaphore boundedSemaphore(int permits) {
    return ProcessSemaphore.make(null, permits, true);
  }

  /**
   * Makes a semaphore with a name for the threads of several processes that never has more permits
   * than at first, see {@link #semaphore(int)}.
   *
   * @param name the name
   * @param permits how many permits it has, 0 or more
   * @return the semaphore
   * @throws IllegalArgumentException if the number is negative or the name empty
   */
  public static CountingSemaphore boundedSemaphore(String name, int permits) {
    return ProcessSemaphore.make(Names.check(name), permits, true);
  }

  /**
   * Makes an event for the threads of several processes. Python: {@code multiprocessing.Event()}.
   *
   * @return the event, not set
   */
  public static Event event() {
    return ProcessEvent.make(null);
  }

  /**
   * Makes an event with a name for the threads of several processes.
   *
   * @param name the name
   * @return the event, not set
   * @throws IllegalArgumentException if the name is empty
   */
  public static Event event(String name) {
    return ProcessEvent.make(Names.check(name));
  }

  /**
   * Makes a condition, with a lock of its own, for the threads of several processes. Python: {@code
   * multiprocessing.Condition()}.
   *
   * <p>Within a process waiters are signalled in the order they came; which process comes first is
   * told by the one who has waited longest there. A waiter whose process dies is not counted any
   * more, and a signal that it got and did not use goes to another one that waited at that time.
   * Threads of at most 64 processes wait at a time.
   *
   * @return the condition; its {@link Condvar#lock} is a {@link SharedLock}
   */
  public static Condvar condition() {
    return ProcessCondvar.make(null);
  }

  /**
   * Makes a condition with a name, and a lock of its own, for the threads of several processes, see
   * {@link #condition()}.
   *
   * @param name the name
   * @return the condition
   * @throws IllegalArgumentException if the name is empty
   */
  public static Condvar condition(String name) {
    return ProcessCondvar.make(Names.check(name));
  }

  /**
   * Makes a condition on a lock; a lock may have several. See {@link #condition()}.
   *
   * @param lock the lock, made by {@link #lock}
   * @return the condition
   * @throws IllegalArgumentException if the lock was not made by Plait
   */
  public static Condvar condition(SharedLock lock) {
    return ProcessCondvar.on(lock);
  }

  /**
   * Makes a barrier for the threads of several processes. Python: {@code
   * multiprocessing.Barrier(n)}.
   *
   * <p>When a process dies that waits at it, or runs its action, the barrier is broken, and the
   * message names that process. Threads of at most 64 processes wait at a time.
   *
   * @param parties how many have to come, at least 1
   * @return the barrier
   * @throws IllegalArgumentException if the number is less than 1
   */
  public static Barrier barrier(int parties) {
    return ProcessBarrier.make(parties);
  }

  /**
   * Makes a barrier with an action for the threads of several processes, see {@link #barrier(int)}.
   *
   * @param parties how many have to come, at least 1
   * @param action what the last one to come runs, in its process, before all go on; each process
   *     gets a copy of it. What it throws is told to other processes as text
   * @return the barrier
   * @throws IllegalArgumentException if the number is less than 1
   */
  public static Barrier barrier(int parties, Action action) {
    return ProcessBarrier.make(parties, action);
  }

  /**
   * Makes a barrier with an action and a time limit for the threads of several processes, see
   * {@link #barrier(int, Action)}.
   *
   * @param parties how many have to come, at least 1
   * @param action what the last one to come runs, in its process, before all go on
   * @param limit how long {@link Barrier#await()} waits
   * @return the barrier
   * @throws IllegalArgumentException if the number is less than 1 or the time negative
   */
  public static Barrier barrier(int parties, Action action, Duration limit) {
    return ProcessBarrier.make(parties, action, limit);
  }

  /**
   * Makes a latch for the threads of several processes. What a process has counted down stays so
   * when it dies.
   *
   * @param count how often it has to be counted down, 0 or more
   * @return the latch
   * @throws IllegalArgumentException if the count is negative
   */
  public static Latch latch(int count) {
    return ProcessLatch.make(null, count);
  }

  /**
   * Makes a latch with a name for the threads of several processes, see {@link #latch(int)}.
   *
   * @param name the name
   * @param count how often it has to be counted down, 0 or more
   * @return the latch
   * @throws IllegalArgumentException if the count is negative or the name empty
   */
  public static Latch latch(String name, int count) {
    return ProcessLatch.make(Names.check(name), count);
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

package plait;

import java.time.Duration;
import java.util.Comparator;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import plait.internal.lock.GateEvent;
import plait.internal.lock.GateLatch;
import plait.internal.lock.OnceValue;
import plait.internal.lock.OwnedLock;
import plait.internal.lock.PermitSemaphore;
import plait.internal.lock.ReadWritePair;
import plait.internal.lock.RoundBarrier;
import plait.internal.lock.SignalCondvar;
import plait.internal.lock.SpacedRate;
import plait.internal.queue.FifoQueue;
import plait.internal.queue.Handover;
import plait.internal.queue.OrderedQueue;
import plait.internal.queue.Selection;
import plait.internal.thread.Names;
import plait.internal.thread.Settings;
import plait.internal.thread.Strands;
import plait.internal.thread.Token;
import plait.internal.thread.UnjoinedFailures;
import plait.internal.thread.Waits;

/**
 * The door to tasks that share this program's memory, and to what they need to work together.
 *
 * {@snippet :
 * Task<Long> task = Threads.start(() -> fib(30));
 * IO.println("main goes on");
 * IO.println(task.join());
 * }
 *
 * <p>Tasks run on virtual threads unless {@link #platform()} says otherwise. The program does not
 * end before those that are not {@linkplain Task#isDaemon daemons} have ended. Settings come first,
 * as a view with the same verbs: {@code Threads.named("loader").daemon().start(f)}.
 *
 * <p>Python: the modules {@code threading} and {@code queue}, and {@code
 * concurrent.futures.ThreadPoolExecutor}.
 */
public final class Threads {
  private Threads() {}

  // ---- tasks

  /**
   * Makes a task that waits for its {@link Task#start}. Python: {@code Thread(target=f)}.
   *
   * @param <T> the type of its result
   * @param target its body
   * @return the task
   */
  public static <T extends @Nullable Object> Task<T> of(Target<T> target) {
    return Settings.ofThreads().of(target);
  }

  /**
   * Makes a task without a result that waits for its {@link Task#start}.
   *
   * @param action its body
   * @return the task
   */
  public static Task<@Nullable Void> of(Action action) {
    return Settings.ofThreads().of(action);
  }

  /**
   * Makes a task and starts it; does not wait for it. Python: {@code Thread(target=f).start()}.
   *
   * @param <T> the type of its result
   * @param target its body
   * @return the task
   */
  public static <T extends @Nullable Object> Task<T> start(Target<T> target) {
    return Settings.ofThreads().start(target);
  }

  /**
   * Makes a task without a result and starts it; does not wait for it.
   *
   * @param action its body
   * @return the task
   */
  public static Task<@Nullable Void> start(Action action) {
    return Settings.ofThreads().start(action);
  }

  /**
   * Starts a task after a time. Python: {@code Timer(interval, f).start()}.
   *
   * @param <T> the type of its result
   * @param delay how long from now
   * @param target its body
   * @return the task; {@link Task#cancel()} before the time is up keeps it from running
   * @throws IllegalArgumentException if the time is negative
   */
  public static <T extends @Nullable Object> Task<T> after(Duration delay, Target<T> target) {
    return Settings.ofThreads().after(delay, target);
  }

  /**
   * Starts a task without a result after a time. Python: {@code Timer(interval, f).start()}.
   *
   * @param delay how long from now
   * @param action its body
   * @return the task; {@link Task#cancel()} before the time is up keeps it from running
   * @throws IllegalArgumentException if the time is negative
   */
  public static Task<@Nullable Void> after(Duration delay, Action action) {
    return Settings.ofThreads().after(delay, action);
  }

  /**
   * Does something again and again until the task is cancelled; a failing run is counted and does
   * not end it. A daemon, unlike other tasks.
   *
   * @param period from the start of a run to the start of the next, more than zero
   * @param action what to do
   * @return the task
   * @throws IllegalArgumentException if the period is zero or negative
   */
  public static PeriodicTask every(Duration period, Action action) {
    return Settings.ofThreads().every(period, action);
  }

  /**
   * The settings for tasks of a name.
   *
   * @param name the name
   * @return the settings
   */
  public static ThreadSettings named(String name) {
    return Settings.ofThreads().named(name);
  }

  /**
   * The settings for tasks that the program does not wait for at its end.
   *
   * @return the settings
   */
  public static ThreadSettings daemon() {
    return Settings.ofThreads().daemon();
  }

  /**
   * The settings for tasks on threads of the operating system: for work that keeps a core busy.
   *
   * @return the settings
   */
  public static ThreadSettings platform() {
    return Settings.ofThreads().platform();
  }

  /**
   * The settings for tasks on virtual threads: for work that mostly waits. These are the defaults.
   *
   * @return the settings
   */
  public static ThreadSettings virtual() {
    return Settings.ofThreads().virtual();
  }

  /**
   * The settings for tasks that get the values which these variables have where they are started.
   *
   * @param locals the variables
   * @return the settings
   */
  public static ThreadSettings carrying(ThreadLocal<?>... locals) {
    return Settings.ofThreads().carrying(locals);
  }

  /**
   * The settings for tasks that a token cancels.
   *
   * @param token the token
   * @return the settings
   */
  public static ThreadSettings token(CancelToken token) {
    return Settings.ofThreads().token(token);
  }

  /**
   * Makes a token with which to ask tasks to stop.
   *
   * @return the token
   */
  public static CancelToken cancelToken() {
    return new Token();
  }

  /**
   * Runs something in the calling task whose waits do not answer the task's cancellation: for
   * clean-up that has to wait.
   *
   * @param action what to do
   */
  public static void shielded(Runnable action) {
    Waits.shielded(action);
  }

  /**
   * Opens a scope: a block that its tasks do not outlive.
   *
   * @return the scope, to be closed by the calling thread
   */
  public static Scope scope() {
    return Settings.ofThreads().scope();
  }

  /**
   * The task of the main thread. Python: {@code threading.main_thread()}.
   *
   * @return the task
   * @throws IllegalStateException if main has ended
   */
  public static Task<?> main() {
    return Strands.main();
  }

  /**
   * Says who is told of failures that nobody joins; each is told once, when its task is garbage or
   * when the program ends. The default, {@link #defaultUnjoinedFailureHandler}, writes them to
   * stderr. Python: {@code threading.excepthook}.
   *
   * @param handler is told from now on; must not wait
   * @return the handler until now
   */
  public static Sink<? super UnjoinedFailure> onUnjoinedFailure(
      Sink<? super UnjoinedFailure> handler) {
    return UnjoinedFailures.handler(handler);
  }

  /**
   * The handler that writes the task's name, where it was started, and the trace to stderr. Python:
   * {@code threading.__excepthook__}.
   *
   * @return the handler
   */
  public static Sink<UnjoinedFailure> defaultUnjoinedFailureHandler() {
    return UnjoinedFailures.DEFAULT;
  }

  // ---- pools

  /**
   * Makes a pool of a number of workers. Python: {@code ThreadPoolExecutor(max_workers)}.
   *
   * @param workers how many tasks run at a time at the most, at least 1
   * @return the pool, to be closed
   * @throws IllegalArgumentException if the number is less than 1
   */
  public static Pool pool(int workers) {
    return Settings.ofThreads().pool(workers);
  }

  /**
   * Makes a pool of the default size, see {@link ThreadSettings#pool()}.
   *
   * @return the pool, to be closed
   */
  public static Pool pool() {
    return Settings.ofThreads().pool();
  }

  // ---- locks and friends

  /**
   * Makes a lock. Python: {@code threading.RLock()}.
   *
   * @return the lock, free
   */
  public static RLock lock() {
    return new OwnedLock(null);
  }

  /**
   * Makes a lock with a name.
   *
   * @param name the name
   * @return the lock, free
   */
  public static RLock lock(String name) {
    return new OwnedLock(Names.check(name));
  }

  /**
   * Makes a pair of locks, for many readers or one writer.
   *
   * @return the pair, free
   */
  public static RWLock readWriteLock() {
    return new ReadWritePair(null);
  }

  /**
   * Makes a pair of locks with a name, for many readers or one writer.
   *
   * @param name the name
   * @return the pair, free
   */
  public static RWLock readWriteLock(String name) {
    return new ReadWritePair(Names.check(name));
  }

  /**
   * Makes a semaphore. Python: {@code threading.Semaphore(n)}.
   *
   * @param permits how many permits it has at first, zero or more
   * @return the semaphore
   * @throws IllegalArgumentException if the number is negative
   */
  public static CountingSemaphore semaphore(int permits) {
    return new PermitSemaphore(null, permits, false);
  }

  /**
   * Makes a semaphore with a name.
   *
   * @param name the name
   * @param permits how many permits it has at first, zero or more
   * @return the semaphore
   * @throws IllegalArgumentException if the number is negative
   */
  public static CountingSemaphore semaphore(String name, int permits) {
    return new PermitSemaphore(Names.check(name), permits, false);
  }

  /**
   * Makes a semaphore that never has more permits than at first. Python: {@code
   * threading.BoundedSemaphore(n)}.
   *
   * @param permits how many permits it has, zero or more
   * @return the semaphore
   * @throws IllegalArgumentException if the number is negative
   */
  public static CountingSemaphore boundedSemaphore(int permits) {
    return new PermitSemaphore(null, permits, true);
  }

  /**
   * Makes a semaphore with a name that never has more permits than at first.
   *
   * @param name the name
   * @param permits how many permits it has, zero or more
   * @return the semaphore
   * @throws IllegalArgumentException if the number is negative
   */
  public static CountingSemaphore boundedSemaphore(String name, int permits) {
    return new PermitSemaphore(Names.check(name), permits, true);
  }

  /**
   * Makes an event, not set. Python: {@code threading.Event()}.
   *
   * @return the event
   */
  public static Event event() {
    return new GateEvent(null);
  }

  /**
   * Makes an event with a name, not set.
   *
   * @param name the name
   * @return the event
   */
  public static Event event(String name) {
    return new GateEvent(Names.check(name));
  }

  /**
   * Makes a barrier. Python: {@code threading.Barrier(n)}.
   *
   * @param parties how many have to come, at least 1
   * @return the barrier
   * @throws IllegalArgumentException if the number is less than 1
   */
  public static Barrier barrier(int parties) {
    return new RoundBarrier(parties);
  }

  /**
   * Makes a barrier with an action that the last one to come runs, before anybody goes on.
   *
   * @param parties how many have to come, at least 1
   * @param action what to do each round; if it throws, the barrier is broken
   * @return the barrier
   * @throws IllegalArgumentException if the number is less than 1
   */
  public static Barrier barrier(int parties, Action action) {
    return new RoundBarrier(parties, action);
  }

  /**
   * Makes a barrier with an action, and a time limit for those who wait. Python: {@code
   * threading.Barrier(n, action, timeout)}.
   *
   * @param parties how many have to come, at least 1
   * @param action what to do each round, before anybody goes on
   * @param limit how long {@link Barrier#await()} waits at the most
   * @return the barrier
   * @throws IllegalArgumentException if the number is less than 1 or the time negative
   */
  public static Barrier barrier(int parties, Action action, Duration limit) {
    return new RoundBarrier(parties, action, limit);
  }

  /**
   * Makes a condition with a lock of its own. Python: {@code threading.Condition()}.
   *
   * @return the condition
   */
  public static Condvar condition() {
    return SignalCondvar.withOwnLock(null);
  }

  /**
   * Makes a condition with a lock of its own and a name.
   *
   * @param name the name of both
   * @return the condition
   */
  public static Condvar condition(String name) {
    return SignalCondvar.withOwnLock(Names.check(name));
  }

  /**
   * Makes a condition on a lock. Python: {@code threading.Condition(lock)}.
   *
   * @param lock a lock made by Plait
   * @return the condition
   * @throws IllegalArgumentException if the lock was not made by Plait
   */
  public static Condvar condition(RLock lock) {
    return SignalCondvar.on(lock);
  }

  /**
   * Makes a latch that opens when it has been counted down.
   *
   * @param count from where it counts, zero or more
   * @return the latch
   * @throws IllegalArgumentException if the count is negative
   */
  public static Latch latch(int count) {
    return new GateLatch(null, count);
  }

  /**
   * Makes a latch with a name.
   *
   * @param name the name
   * @param count from where it counts, zero or more
   * @return the latch
   * @throws IllegalArgumentException if the count is negative
   */
  public static Latch latch(String name, int count) {
    return new GateLatch(Names.check(name), count);
  }

  /**
   * Makes a limit for how often something happens.
   *
   * @param calls how many calls pass per span, at least 1
   * @param per the span, more than zero
   * @return the limit
   * @throws IllegalArgumentException if one of them is out of its range
   */
  public static RateLimit rateLimit(int calls, Duration per) {
    return new SpacedRate(calls, per);
  }

  /**
   * Makes a variable of which every thread has its own. Python: {@code threading.local()}.
   *
   * @param <T> the type of the value
   * @param initial makes a thread's first value
   * @return the variable
   */
  public static <T> ThreadLocal<T> local(Supplier<? extends T> initial) {
    return ThreadLocal.withInitial(initial);
  }

  /**
   * Makes a value that is computed when it is first asked for, by one task.
   *
   * @param <T> the type of the value
   * @param target computes it
   * @return the value
   */
  public static <T extends @Nullable Object> Once<T> once(Target<T> target) {
    return new OnceValue<>(target);
  }

  // ---- queues

  /**
   * Makes a queue without bound, first in, first out. Python: {@code queue.Queue()}, {@code
   * queue.SimpleQueue()}.
   *
   * @param <T> the type of the items
   * @return the queue, empty
   */
  public static <T> WorkQueue<T> queue() {
    return new FifoQueue<>(null, Integer.MAX_VALUE);
  }

  /**
   * Makes a queue with a name and without bound, first in, first out.
   *
   * @param <T> the type of the items
   * @param name the name
   * @return the queue, empty
   */
  public static <T> WorkQueue<T> queue(String name) {
    return new FifoQueue<>(name, Integer.MAX_VALUE);
  }

  /**
   * Makes a queue with a bound, first in, first out. Python: {@code queue.Queue(n)}.
   *
   * @param <T> the type of the items
   * @param capacity how many items it holds at the most, at least 1
   * @return the queue, empty
   * @throws IllegalArgumentException if the capacity is less than 1
   */
  public static <T> WorkQueue<T> queue(int capacity) {
    return new FifoQueue<>(null, capacity);
  }

  /**
   * Makes a queue with a name and a bound, first in, first out.
   *
   * @param <T> the type of the items
   * @param name the name
   * @param capacity how many items it holds at the most, at least 1
   * @return the queue, empty
   * @throws IllegalArgumentException if the capacity is less than 1
   */
  public static <T> WorkQueue<T> queue(String name, int capacity) {
    return new FifoQueue<>(name, capacity);
  }

  /**
   * Makes a stack without bound: last in, first out. Python: {@code queue.LifoQueue()}.
   *
   * @param <T> the type of the items
   * @return the stack, empty
   */
  public static <T> WorkQueue<T> stack() {
    return OrderedQueue.stack(null, Integer.MAX_VALUE);
  }

  /**
   * Makes a stack with a name and without bound: last in, first out.
   *
   * @param <T> the type of the items
   * @param name the name
   * @return the stack, empty
   */
  public static <T> WorkQueue<T> stack(String name) {
    return OrderedQueue.stack(name, Integer.MAX_VALUE);
  }

  /**
   * Makes a stack with a bound: last in, first out. Python: {@code queue.LifoQueue(n)}.
   *
   * @param <T> the type of the items
   * @param capacity how many items it holds at the most, at least 1
   * @return the stack, empty
   * @throws IllegalArgumentException if the capacity is less than 1
   */
  public static <T> WorkQueue<T> stack(int capacity) {
    return OrderedQueue.stack(null, capacity);
  }

  /**
   * Makes a stack with a name and a bound: last in, first out.
   *
   * @param <T> the type of the items
   * @param name the name
   * @param capacity how many items it holds at the most, at least 1
   * @return the stack, empty
   * @throws IllegalArgumentException if the capacity is less than 1
   */
  public static <T> WorkQueue<T> stack(String name, int capacity) {
    return OrderedQueue.stack(name, capacity);
  }

  /**
   * Makes a queue that gives the smallest item first, without bound. Python: {@code
   * queue.PriorityQueue()}.
   *
   * @param <T> the type of the items
   * @return the queue, empty
   */
  public static <T extends Comparable<? super T>> WorkQueue<T> priorityQueue() {
    return OrderedQueue.smallestFirst(null, Integer.MAX_VALUE, Comparator.naturalOrder());
  }

  /**
   * Makes a queue with a name that gives the smallest item first, without bound.
   *
   * @param <T> the type of the items
   * @param name the name
   * @return the queue, empty
   */
  public static <T extends Comparable<? super T>> WorkQueue<T> priorityQueue(String name) {
    return OrderedQueue.smallestFirst(name, Integer.MAX_VALUE, Comparator.naturalOrder());
  }

  /**
   * Makes a queue that gives the smallest item first, with a bound. Python: {@code
   * queue.PriorityQueue(n)}.
   *
   * @param <T> the type of the items
   * @param capacity how many items it holds at the most, at least 1
   * @param order which item is smaller; equal ones are given in the order they came
   * @return the queue, empty
   * @throws IllegalArgumentException if the capacity is less than 1
   */
  public static <T> WorkQueue<T> priorityQueue(int capacity, Comparator<? super T> order) {
    return OrderedQueue.smallestFirst(null, capacity, order);
  }

  /**
   * Makes a queue with a name and a bound that gives the smallest item first.
   *
   * @param <T> the type of the items
   * @param name the name
   * @param capacity how many items it holds at the most, at least 1
   * @param order which item is smaller; equal ones are given in the order they came
   * @return the queue, empty
   * @throws IllegalArgumentException if the capacity is less than 1
   */
  public static <T> WorkQueue<T> priorityQueue(
      String name, int capacity, Comparator<? super T> order) {
    return OrderedQueue.smallestFirst(name, capacity, order);
  }

  /**
   * Makes a queue that keeps nothing: a put waits until its item is taken.
   *
   * @param <T> the type of the items
   * @return the queue
   */
  public static <T> WorkQueue<T> handover() {
    return new Handover<>(null);
  }

  /**
   * Makes a queue with a name that keeps nothing: a put waits until its item is taken.
   *
   * @param <T> the type of the items
   * @param name the name
   * @return the queue
   */
  public static <T> WorkQueue<T> handover(String name) {
    return new Handover<>(name);
  }

  /**
   * Begins a selection: waits for the first of several things.
   *
   * @param <R> the type of the result
   * @return the selection, empty
   */
  public static <R extends @Nullable Object> Select<R> select() {
    return new Selection<>();
  }
}

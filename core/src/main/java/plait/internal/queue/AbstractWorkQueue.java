package plait.internal.queue;

import java.time.Duration;
import java.util.AbstractQueue;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import plait.QueueShutDownException;
import plait.Sink;
import plait.WaitInterruptedException;
import plait.WorkQueue;
import plait.internal.thread.Names;
import plait.internal.thread.Selectable;
import plait.internal.thread.Waits;

/**
 * What all queues share: the public methods, in terms of a few that never wait and two that do.
 *
 * <p>Code of the program (equals, predicates, sinks, other collections) does not run under a lock
 * of a queue, so whatever it does cannot stop the others.
 */
abstract class AbstractWorkQueue<T> extends AbstractQueue<T> implements WorkQueue<T>, Selectable {
  private static final long SHORTEST_TIME_TO_YIELD = 1_000_000;

  private final Names names;

  AbstractWorkQueue(String kind, @Nullable String name) {
    this.names = new Names(kind, name);
  }

  // ---- what the kinds do

  /** Puts the item if there is room. Never waits; throws if the queue is shut down. */
  abstract boolean tryPut(T item);

  /** Takes the next item, or null if there is none now, shut down or not. Never waits. */
  abstract @Nullable T tryTake();

  /** Waits for room and puts the item; false if the time was up before. */
  abstract boolean waitToPut(T item, long nanos) throws InterruptedException;

  /** Waits for an item; null if the queue is shut down and drained, or the time was up before. */
  abstract @Nullable T waitToTake(long nanos) throws InterruptedException;

  /** Lets no item in from now on, and wakes all who wait. */
  abstract void close();

  /** Lets others run for a moment; true if there is room then. */
  boolean yieldForRoom() {
    return false;
  }

  /** Lets others run for a moment; true if there is an item then. */
  boolean yieldForItem() {
    return false;
  }

  /** Who waits, for the text form. */
  abstract int takersWaiting();

  abstract int puttersWaiting();

  // ---- putting

  @Override
  public final void put(T item) throws InterruptedException {
    Objects.requireNonNull(item, "a queue holds no null");
    if (Thread.currentThread().isInterrupted() || !tryPut(item)) {
      putWaiting(item, Waits.FOREVER);
    }
  }

  @Override
  public final boolean offer(T item) {
    return tryPut(Objects.requireNonNull(item, "a queue holds no null"));
  }

  @Override
  public final boolean offer(T item, Duration timeout) throws InterruptedException {
    return offerWithin(item, Waits.nanos(timeout));
  }

  @Override
  public final boolean offer(T item, long timeout, TimeUnit unit) throws InterruptedException {
    return offerWithin(item, Math.max(0, unit.toNanos(timeout)));
  }

  private boolean offerWithin(T item, long nanos) throws InterruptedException {
    Objects.requireNonNull(item, "a queue holds no null");
    if (!Thread.currentThread().isInterrupted()) {
      if (tryPut(item)) {
        return true;
      }
      if (nanos == 0) {
        return false;
      }
    }
    return putWaiting(item, nanos);
  }

  private boolean putWaiting(T item, long nanos) throws InterruptedException {
    long start = nanos == Waits.FOREVER ? 0 : System.nanoTime();
    if (mayYield(nanos) && yieldForRoom() && tryPut(item)) {
      return true;
    }
    return waitToPut(item, left(nanos, start));
  }

  /** Whether a short while of yielding is worth it: not with an interrupt at hand, or no time. */
  private static boolean mayYield(long nanos) {
    return !Thread.currentThread().isInterrupted()
        && (nanos == Waits.FOREVER || nanos > SHORTEST_TIME_TO_YIELD);
  }

  private static long left(long nanos, long start) {
    return nanos == Waits.FOREVER ? nanos : Math.max(0, nanos - (System.nanoTime() - start));
  }

  @Override
  public final boolean add(T item) {
    if (offer(item)) {
      return true;
    }
    throw new IllegalStateException(
        name() + " is full (it holds at most " + capacity() + "): put() waits for room.");
  }

  // ---- taking

  @Override
  public final T take() throws InterruptedException {
    T taken = takeOrEnd();
    if (taken == null) {
      throw drained();
    }
    return taken;
  }

  /** Waits for an item; null once the queue is shut down and drained. */
  final @Nullable T takeOrEnd() throws InterruptedException {
    if (!Thread.currentThread().isInterrupted()) {
      T taken = tryTake();
      if (taken != null) {
        return taken;
      }
    }
    return takeWaiting(Waits.FOREVER);
  }

  /** As {@link #takeOrEnd()}; an interrupt ends it with an unchecked exception. */
  final @Nullable T takeOrEndUnchecked() {
    try {
      return takeOrEnd();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new WaitInterruptedException("Interrupted while waiting for an item of " + name(), e);
    }
  }

  private @Nullable T takeWaiting(long nanos) throws InterruptedException {
    long start = nanos == Waits.FOREVER ? 0 : System.nanoTime();
    if (mayYield(nanos) && yieldForItem()) {
      T taken = tryTake();
      if (taken != null) {
        return taken;
      }
    }
    return waitToTake(left(nanos, start));
  }

  @Override
  public final @Nullable T poll() {
    return tryTake();
  }

  @Override
  public final @Nullable T poll(Duration timeout) throws InterruptedException {
    return pollWithin(Waits.nanos(timeout));
  }

  @Override
  public final @Nullable T poll(long timeout, TimeUnit unit) throws InterruptedException {
    return pollWithin(Math.max(0, unit.toNanos(timeout)));
  }

  private @Nullable T pollWithin(long nanos) throws InterruptedException {
    boolean interrupted = Thread.currentThread().isInterrupted();
    T taken = interrupted ? null : tryTake();
    if (taken == null && (nanos != 0 || interrupted)) {
      taken = takeWaiting(nanos);
    }
    if (taken == null && isShutdown()) {
      taken = tryTake(); // put between the look and the shutdown
      if (taken == null) {
        throw drained();
      }
    }
    return taken;
  }

  final QueueShutDownException refused() {
    return new QueueShutDownException(name() + " is shut down: it takes no more items.");
  }

  private QueueShutDownException drained() {
    return new QueueShutDownException(name() + " is shut down and has no items left.");
  }

  @Override
  public final void consume(Sink<? super T> sink) throws Exception {
    Objects.requireNonNull(sink, "sink");
    for (T taken = takeOrEndUnchecked(); taken != null; taken = takeOrEndUnchecked()) {
      try {
        sink.accept(taken);
      } finally {
        taskDone();
      }
    }
  }

  @Override
  public final Iterable<T> taking() {
    return () -> new TakingIterator<>(this);
  }

  @Override
  public final List<T> drain() {
    var drained = new ArrayList<T>();
    drainTo(drained);
    return drained;
  }

  @Override
  public final int drainTo(Collection<? super T> target) {
    return drainTo(target, Integer.MAX_VALUE);
  }

  final void checkTarget(Collection<? super T> target) {
    Objects.requireNonNull(target, "target");
    if (target == this) {
      throw new IllegalArgumentException(name() + " cannot be drained into itself.");
    }
  }

  // ---- the end

  @Override
  public final void shutdown() {
    close();
  }

  // ---- looking

  @Override
  public final boolean contains(@Nullable Object wanted) {
    return wanted != null && snapshot().contains(wanted);
  }

  @Override
  public final Object[] toArray() {
    return snapshot().toArray();
  }

  @Override
  public final <A> A[] toArray(A[] into) {
    return snapshot().toArray(into);
  }

  @Override
  public final boolean removeAll(Collection<?> unwanted) {
    Objects.requireNonNull(unwanted, "unwanted");
    return removeIf(unwanted::contains);
  }

  @Override
  public final boolean retainAll(Collection<?> wanted) {
    Objects.requireNonNull(wanted, "wanted");
    return removeIf(candidate -> !wanted.contains(candidate));
  }

  @Override
  public int remainingCapacity() {
    return capacity() == Integer.MAX_VALUE ? Integer.MAX_VALUE : Math.max(0, capacity() - size());
  }

  @Override
  public final String name() {
    return names.get();
  }

  @Override
  public final String toString() {
    int takers = takersWaiting();
    int putters = puttersWaiting();
    return "WorkQueue["
        + name()
        + ", "
        + size()
        + (capacity() == Integer.MAX_VALUE ? "" : " of " + capacity())
        + (takers == 0 ? "" : ", " + takers + (takers == 1 ? " taker" : " takers") + " waiting")
        + (putters == 0
            ? ""
            : ", " + putters + (putters == 1 ? " putter" : " putters") + " waiting")
        + (isShutdown() ? ", shut down" : "")
        + "]";
  }
}

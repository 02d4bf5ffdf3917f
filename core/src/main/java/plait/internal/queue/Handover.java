package plait.internal.queue;

import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import plait.internal.thread.Selectable;
import plait.internal.thread.Waits;

/**
 * A queue that keeps nothing: a putter and a taker meet, and whoever comes first waits.
 *
 * <p>One lock guards who waits on either side (never both at a time) and makes the meeting one step:
 * a waiter that was met has succeeded, whatever ends its wait after that. {@code drainTo} adds to
 * the program's collection under the lock, for a putter must not be told before.
 */
public final class Handover<T> extends AbstractWorkQueue<T> {
  private final ReentrantLock lock = new ReentrantLock();
  private final LinkedHashSet<Meeting<T>> putters = new LinkedHashSet<>();
  private final LinkedHashSet<Meeting<T>> takers = new LinkedHashSet<>();
  private final WaitList watchers = new WaitList(this::awaitPutsUnderWay, this::ready);
  private volatile long puts;
  private volatile boolean closed;

  /** A thread that waits for one of the other side. The item is written before {@code met}. */
  private static final class Meeting<T> {
    final Thread thread = Thread.currentThread();
    @Nullable T item;
    volatile boolean met;

    Meeting(@Nullable T item) {
      this.item = item;
    }

    void meet() {
      met = true;
      LockSupport.unpark(thread);
    }
  }

  public Handover(@Nullable String name) {
    super("handover", name);
  }

  @Override
  boolean tryPut(T item) {
    lock.lock();
    try {
      return meetTaker(item);
    } finally {
      lock.unlock();
    }
  }

  @SuppressWarnings("NonAtomicVolatileUpdate") // written under the lock
  private boolean meetTaker(T item) {
    if (closed) {
      throw refused();
    }
    if (takers.isEmpty()) {
      return false;
    }
    Meeting<T> taker = takers.removeFirst();
    taker.item = item;
    puts++;
    taker.meet();
    return true;
  }

  @Override
  @Nullable T tryTake() {
    lock.lock();
    try {
      return meetPutter();
    } finally {
      lock.unlock();
    }
  }

  @SuppressWarnings("NonAtomicVolatileUpdate") // written under the lock
  private @Nullable T meetPutter() {
    if (putters.isEmpty()) {
      return null;
    }
    Meeting<T> putter = putters.removeFirst();
    T taken = putter.item;
    putter.item = null;
    puts++;
    putter.meet();
    return taken;
  }

  // ---- waiting

  @Override
  boolean awaitPut(T item, long nanos) throws InterruptedException {
    throwIfInterrupted();
    var me = new Meeting<T>(item);
    lock.lock();
    try {
      if (meetTaker(item)) {
        return true;
      }
      putters.add(me);
    } finally {
      lock.unlock();
    }
    watchers.signal();
    if (await(me, putters, nanos)) {
      return true;
    }
    if (closed) {
      throw refused();
    }
    return false;
  }

  @Override
  @Nullable T awaitTake(long nanos) throws InterruptedException {
    throwIfInterrupted();
    var me = new Meeting<T>(null);
    lock.lock();
    try {
      T taken = meetPutter();
      if (taken != null || closed) {
        return taken;
      }
      takers.add(me);
    } finally {
      lock.unlock();
    }
    return await(me, takers, nanos) ? me.item : null;
  }

  private static void throwIfInterrupted() throws InterruptedException {
    if (Thread.interrupted()) {
      throw new InterruptedException();
    }
  }

  /** Waits until met (true), or closed or the time is up (false). */
  private boolean await(Meeting<T> me, LinkedHashSet<Meeting<T>> side, long nanos)
      throws InterruptedException {
    long deadline = nanos == Waits.FOREVER ? 0 : System.nanoTime() + nanos;
    while (!me.met) {
      if (Thread.interrupted()) {
        if (withdraw(me, side)) {
          throw new InterruptedException();
        }
        Thread.currentThread().interrupt();
        return true;
      }
      long left = nanos == Waits.FOREVER ? Long.MAX_VALUE : deadline - System.nanoTime();
      if (closed || left <= 0) {
        return !withdraw(me, side);
      }
      LockSupport.parkNanos(this, left);
    }
    return true;
  }

  /** Gives up; false if somebody was faster and met. */
  private boolean withdraw(Meeting<T> me, LinkedHashSet<Meeting<T>> side) {
    lock.lock();
    try {
      return side.remove(me);
    } finally {
      lock.unlock();
    }
  }

  private void awaitPutsUnderWay() {
    lock.lock();
    lock.unlock();
  }

  @Override
  public boolean ready() {
    return closed || puttersWaiting() > 0;
  }

  @Override
  public Selectable.Watch watch() {
    return watchers.enter();
  }

  // ---- the end

  @Override
  void close() {
    lock.lock();
    try {
      closed = true;
      putters.forEach(putter -> LockSupport.unpark(putter.thread));
      takers.forEach(taker -> LockSupport.unpark(taker.thread));
    } finally {
      lock.unlock();
    }
    watchers.signalAll();
  }

  @Override
  public boolean isShutdown() {
    return closed;
  }

  // ---- all at once

  @Override
  public int drainTo(Collection<? super T> target, int limit) {
    checkTarget(target);
    lock.lock();
    try {
      int drained = 0;
      while (drained < limit && !putters.isEmpty()) {
        target.add(Objects.requireNonNull(putters.getFirst().item));
        meetPutter();
        drained++;
      }
      return drained;
    } finally {
      lock.unlock();
    }
  }

  // ---- nothing to be seen

  @Override
  int removeMatching(Predicate<? super T> test) {
    return 0;
  }

  @Override
  public List<T> snapshot() {
    return List.of();
  }

  @Override
  public @Nullable T peek() {
    return null;
  }

  @Override
  public int size() {
    return 0;
  }

  @Override
  public int capacity() {
    return 0;
  }

  @Override
  long puts() {
    return puts;
  }

  @Override
  int puttersWaiting() {
    return waiting(putters);
  }

  @Override
  int takersWaiting() {
    return waiting(takers) + watchers.size();
  }

  private int waiting(LinkedHashSet<Meeting<T>> side) {
    lock.lock();
    try {
      return side.size();
    } finally {
      lock.unlock();
    }
  }
}

package plait.internal.queue;

import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import plait.internal.thread.Blocker;
import plait.internal.thread.Selectable;
import plait.internal.thread.Waits;

/**
 * A queue that keeps nothing: a putter and a taker meet, and whoever comes first waits.
 *
 * <p>One lock guards who waits on either side (never both at a time) and makes the meeting one
 * step: a waiter that was met has succeeded, whatever ends its wait after that. {@code drainTo}
 * adds to the program's collection under the lock, for a putter must not be told before.
 */
public final class Handover<T> extends LocalWorkQueue<T> {
  private final ReentrantLock lock = new ReentrantLock();
  private final LinkedHashSet<Meeting> putters = new LinkedHashSet<>();
  private final LinkedHashSet<Meeting> takers = new LinkedHashSet<>();
  private final WaitList watchers = new WaitList(this::ready);
  private volatile int puttersWaiting; // written under the lock
  private volatile int takersWaiting; // written under the lock
  private volatile long puts; // written under the lock
  private volatile boolean closed; // written under the lock

  public Handover(@Nullable String name) {
    super("handover", name);
  }

  /** One side of a meeting: a thread that waits, with an item to give or without one. */
  private final class Meeting implements Blocker, Waits.TimedBlocking {
    private final Thread thread = Thread.currentThread();
    private final boolean gives;
    private @Nullable T item; // guarded by the lock until met, then by met
    private volatile boolean waiting;
    private volatile boolean met;

    Meeting(@Nullable T item) {
      this.gives = item != null;
      this.item = item;
    }

    /** Waits until met (true), or closed or the time is up (false). */
    @Override
    public boolean await(long nanos) throws InterruptedException {
      if (Thread.interrupted()) {
        throw new InterruptedException();
      }
      if (meetOrEnter()) {
        return true;
      }
      if (gives) {
        watchers.signal();
      }
      return awaitMeeting(nanos) || !withdraw();
    }

    private boolean meetOrEnter() {
      lock.lock();
      try {
        if (gives ? meetTaker(Objects.requireNonNull(item)) : (item = meetPutter()) != null) {
          return true;
        }
        enter(this);
        waiting = true;
        return false;
      } finally {
        lock.unlock();
      }
    }

    private boolean awaitMeeting(long nanos) throws InterruptedException {
      long deadline = nanos == Waits.FOREVER ? 0 : System.nanoTime() + nanos;
      while (!met && !closed) {
        long left = nanos == Waits.FOREVER ? Long.MAX_VALUE : deadline - System.nanoTime();
        if (left <= 0) {
          break;
        }
        park(left);
        if (Thread.interrupted()) {
          if (withdraw()) {
            throw new InterruptedException();
          }
          Thread.currentThread().interrupt();
        }
      }
      return met;
    }

    /** A wait without limit must be seen as one: in a state without a time. */
    private void park(long left) {
      if (left == Long.MAX_VALUE) {
        LockSupport.park(Handover.this);
      } else {
        LockSupport.parkNanos(Handover.this, left);
      }
    }

    /** Gives up; false if somebody was faster and met. */
    private boolean withdraw() {
      lock.lock();
      try {
        waiting = false;
        return leave(this);
      } finally {
        lock.unlock();
      }
    }

    private void meet() {
      met = true;
      LockSupport.unpark(thread);
    }

    @Override
    public String describe() {
      return (gives ? "a taker at " : "an item of ") + name();
    }

    @Override
    public boolean mayEndByItself() {
      return !waiting || met || closed;
    }
  }

  // ---- meeting, under the lock

  private void enter(Meeting one) {
    (one.gives ? putters : takers).add(one);
    count();
  }

  private boolean leave(Meeting one) {
    boolean left = (one.gives ? putters : takers).remove(one);
    count();
    return left;
  }

  private void count() {
    puttersWaiting = putters.size();
    takersWaiting = takers.size();
  }

  @SuppressWarnings("NonAtomicVolatileUpdate") // written under the lock
  private boolean meetTaker(T item) {
    if (closed) {
      throw refused();
    }
    if (takers.isEmpty()) {
      return false;
    }
    Meeting taker = takers.getFirst();
    leave(taker);
    taker.item = item;
    puts++;
    taker.meet();
    return true;
  }

  @SuppressWarnings("NonAtomicVolatileUpdate") // written under the lock
  private @Nullable T meetPutter() {
    if (closed || putters.isEmpty()) {
      return null; // closed: those who still wait are about to fail, and keep their items
    }
    Meeting putter = putters.getFirst();
    leave(putter);
    T taken = putter.item;
    putter.item = null;
    puts++;
    putter.meet();
    return taken;
  }

  // ---- putting and taking

  @Override
  boolean tryPut(T item) {
    lock.lock();
    try {
      return meetTaker(item);
    } finally {
      lock.unlock();
    }
  }

  @Override
  boolean waitToPut(T item, long nanos) throws InterruptedException {
    var me = new Meeting(item);
    boolean met = Waits.interruptibly(me, nanos, me);
    if (!met && closed) {
      throw refused();
    }
    return met;
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

  @Override
  @Nullable T waitToTake(long nanos) throws InterruptedException {
    var me = new Meeting(null);
    return Waits.interruptibly(me, nanos, me) ? me.item : null;
  }

  @Override
  public int drainTo(Collection<? super T> target, int limit) {
    checkTarget(target);
    lock.lock();
    try {
      int drained = 0;
      while (drained < limit && !closed && !putters.isEmpty()) {
        target.add(Objects.requireNonNull(putters.getFirst().item));
        meetPutter();
        drained++;
      }
      return drained;
    } finally {
      lock.unlock();
    }
  }

  // ---- selections

  @Override
  public boolean ready() {
    return closed || puttersWaiting > 0;
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

  // ---- looking: it is empty and full at once

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
    return puttersWaiting;
  }

  @Override
  int takersWaiting() {
    return takersWaiting + watchers.size();
  }
}

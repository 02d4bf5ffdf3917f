package plait.internal.pool;

import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import plait.Priority;
import plait.internal.thread.Blocker;
import plait.internal.thread.Waits;

/**
 * The tasks of a pool that wait for a worker, in a bounded number of places. The bytes of packed
 * bodies are bounded, too.
 *
 * <p>A place is taken before the state of the pool is read, and given back by whoever claims or
 * cancels the task; so a worker that sees the end of the intake and no place taken knows that
 * nothing more will come.
 */
final class Intake implements Blocker {
  private final Crew crew;
  private final int capacity;
  private final long byteCapacity;
  private final Lanes lanes = new Lanes();
  private final AtomicInteger places = new AtomicInteger();
  private final AtomicLong bytes = new AtomicLong();
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition room = lock.newCondition();
  private final AtomicInteger starters = new AtomicInteger();

  Intake(Crew crew, int capacity, long byteCapacity) {
    this.crew = crew;
    this.capacity = capacity;
    this.byteCapacity = byteCapacity;
  }

  int capacity() {
    return capacity;
  }

  /** How many tasks have a place and no worker. */
  int size() {
    return places.get();
  }

  /** How many bytes the packed bodies of those have. */
  long bytes() {
    return bytes.get();
  }

  long byteCapacity() {
    return byteCapacity;
  }

  boolean isEmpty() {
    return places.get() == 0;
  }

  // ---- coming

  /**
   * Takes a place, if need be beyond the bound for the pool's own tasks.
   *
   * @return false if there was none within the time
   */
  boolean enter(boolean own, int size, long nanos) {
    if (own) {
      places.incrementAndGet();
      bytes.addAndGet(size);
    } else if (!tryEnter(size)
        && !(nanos != 0 && Waits.await(this, nanos, left -> awaitRoom(size, left)))) {
      return false;
    }
    if (crew.stage().refuses(own)) {
      leave(size);
      throw crew.stage().refusal();
    }
    return true;
  }

  private boolean tryEnter(int size) {
    if (size == 0) {
      return tryPlace();
    }
    if (!tryBytes(size)) {
      return false;
    }
    if (tryPlace()) {
      return true;
    }
    bytes.addAndGet(-size);
    return false;
  }

  private boolean tryPlace() {
    int taken = places.get();
    while (taken < capacity) {
      if (places.compareAndSet(taken, taken + 1)) {
        return true;
      }
      taken = places.get();
    }
    return false;
  }

  /** A body that is larger than all the room there is may come in alone. */
  private boolean tryBytes(int size) {
    long taken = bytes.get();
    while (taken == 0 || size <= byteCapacity - taken) {
      if (bytes.compareAndSet(taken, taken + size)) {
        return true;
      }
      taken = bytes.get();
    }
    return false;
  }

  private boolean awaitRoom(int size, long nanos) throws InterruptedException {
    long left = nanos;
    lock.lockInterruptibly();
    starters.incrementAndGet();
    try {
      while (!tryEnter(size)) {
        if (crew.stage().refuses(false)) {
          throw crew.stage().refusal();
        }
        if (nanos == Waits.FOREVER) {
          room.await();
        } else if (left <= 0) {
          return false;
        } else {
          left = room.awaitNanos(left);
        }
      }
    } finally {
      starters.decrementAndGet();
      lock.unlock();
    }
    return true;
  }

  void add(PoolTask<?> task, Priority priority) {
    lanes.add(task, priority);
  }

  // ---- going

  /** Claims the next task that still wants to run, or returns null. */
  @Nullable PoolTask<?> take() {
    PoolTask<?> task = lanes.take();
    if (task != null) {
      leave(task.bytes());
    }
    return task;
  }

  /** Gives a place back. */
  void leave(int size) {
    if (size != 0) {
      bytes.addAndGet(-size);
    }
    int left = places.decrementAndGet();
    if (starters.get() > 0) {
      signal();
    }
    if (left == 0) {
      crew.stage().mayBeDone();
    }
  }

  /** Where sizes differ, the next in the row may not fit in when another one would. */
  private void signal() {
    lock.lock();
    try {
      if (crew.hasSeats()) {
        room.signalAll();
      } else {
        room.signal();
      }
    } finally {
      lock.unlock();
    }
  }

  /** Makes those who wait for room look at the state of the pool. */
  void wakeStarters() {
    lock.lock();
    try {
      room.signalAll();
    } finally {
      lock.unlock();
    }
  }

  /**
   * Gives back the place of a task that is somewhere in the queue and will not be taken from it.
   */
  void drop(PoolTask<?> dropped) {
    leave(dropped.bytes());
    lanes.dropOne(places.get());
  }

  /** The tasks that wait at this moment. */
  List<PoolTask<?>> waiting() {
    return lanes.waiting();
  }

  // ---- as the deadlock search sees it

  @Override
  public String describe() {
    return "room among the " + capacity + " waiting tasks of pool " + crew.name();
  }

  @Override
  public Releasers releasers(Thread waiter) {
    return crew.whoTakes(waiter);
  }

  @Override
  public String heldBy(String releaser) {
    return releaser + " is one of its workers";
  }
}

package plait.internal.queue;

import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * A queue whose next item depends on all of them: a stack, a priority queue. One lock guards all
 * but {@code puts} and {@code size}, which are written under it and read by everybody. The
 * comparator of a priority queue runs under the lock; it is called once before, so that it refuses
 * what it cannot compare.
 */
public final class OrderedQueue<T> extends StoredQueue<T> {
  private final ReentrantLock lock = new ReentrantLock();
  private final int capacity;
  private final Order<T> order;
  private final Comparator<? super T> admission;
  private volatile long puts;
  private volatile int size;
  private volatile boolean closed;

  private OrderedQueue(
      String kind,
      @Nullable String name,
      int capacity,
      Order<T> order,
      Comparator<? super T> admission) {
    super(kind, name, capacity);
    this.capacity = capacity;
    this.order = order;
    this.admission = admission;
  }

  public static <T> OrderedQueue<T> stack(@Nullable String name, int capacity) {
    return new OrderedQueue<>("stack", name, capacity, new LastFirst<>(), (_, _) -> 0);
  }

  public static <T> OrderedQueue<T> smallestFirst(
      @Nullable String name, int capacity, Comparator<? super T> order) {
    Objects.requireNonNull(order, "order");
    return new OrderedQueue<>("priorityQueue", name, capacity, new SmallestFirst<>(order), order);
  }

  @Override
  @SuppressWarnings("NonAtomicVolatileUpdate") // written under the lock
  boolean tryPut(T item) {
    int _ = admission.compare(item, item);
    lock.lock();
    try {
      if (closed) {
        throw refused();
      }
      if (order.size() >= capacity) {
        return false;
      }
      order.add(item);
      size = order.size();
      puts++;
    } finally {
      lock.unlock();
    }
    takers.signal();
    return true;
  }

  @Override
  @Nullable T tryTake() {
    T taken;
    lock.lock();
    try {
      taken = order.removeFirst();
      size = order.size();
    } finally {
      lock.unlock();
    }
    if (taken != null) {
      putters.signal();
    }
    return taken;
  }

  @Override
  void restore(T item) {
    lock.lock();
    try {
      order.addFirst(item);
      size = order.size();
    } finally {
      lock.unlock();
    }
    takers.signal();
  }

  @Override
  void awaitPutsUnderWay() {} // a try takes the lock, and size is volatile

  @Override
  void awaitTakesUnderWay() {} // as above

  @Override
  void close() {
    lock.lock();
    try {
      closed = true;
    } finally {
      lock.unlock();
    }
    takers.signalAll();
    putters.signalAll();
  }

  @Override
  public boolean isShutdown() {
    return closed;
  }

  @Override
  long puts() {
    return puts;
  }

  @Override
  public int capacity() {
    return capacity;
  }

  @Override
  public int size() {
    return size;
  }

  @Override
  public @Nullable T peek() {
    lock.lock();
    try {
      return order.first();
    } finally {
      lock.unlock();
    }
  }

  @Override
  public List<T> snapshot() {
    lock.lock();
    try {
      return order.items();
    } finally {
      lock.unlock();
    }
  }

  @Override
  int removeMatching(Predicate<? super T> test) {
    int removed;
    lock.lock();
    try {
      int before = order.size();
      order.removeIf(test);
      size = order.size();
      removed = before - size;
    } finally {
      lock.unlock();
    }
    if (removed > 0) {
      putters.signal();
    }
    return removed;
  }
}

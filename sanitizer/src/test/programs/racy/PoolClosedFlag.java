// verdict: RACE field PoolClosedFlag$Pool.closed
// about: A connection pool: close sets a plain flag under the lock, borrow reads it before the
// lock.
// tags: larger virtual
import module java.base;

public class PoolClosedFlag {
  static class Connection {
    boolean open = true;
  }

  static class Pool {
    private final ReentrantLock lock = new ReentrantLock();
    private final Deque<Connection> idle = new ArrayDeque<>();
    private boolean closed;

    Pool(int size) {
      for (int i = 0; i < size; i++) {
        idle.add(new Connection());
      }
    }

    Connection borrow() {
      if (closed) {
        return null;
      }
      lock.lock();
      try {
        return idle.poll();
      } finally {
        lock.unlock();
      }
    }

    void close() {
      lock.lock();
      try {
        closed = true;
        for (Connection c : idle) {
          c.open = false;
        }
      } finally {
        lock.unlock();
      }
    }
  }

  public static void main(String[] args) throws Exception {
    Pool pool = new Pool(2);
    both(
        () -> {
          until(1);
          pool.borrow();
        },
        () -> {
          pool.close();
          step.setOpaque(1);
        });
  }

  /** Orders in time only: opaque accesses make no happens-before edge. */
  static final AtomicInteger step = new AtomicInteger();

  static void until(int n) {
    long end = System.nanoTime() + 2_000_000_000L;
    while (step.getOpaque() < n && System.nanoTime() < end) {
      Thread.yield();
    }
  }

  static void both(Body one, Body two) throws InterruptedException {
    Thread t0 = Thread.ofVirtual().name("one").start(unchecked(one));
    Thread t1 = Thread.ofVirtual().name("two").start(unchecked(two));
    t0.join();
    t1.join();
  }

  interface Body {
    void run() throws Exception;
  }

  static Runnable unchecked(Body body) {
    return () -> {
      try {
        body.run();
      } catch (Exception e) {
        throw new IllegalStateException(e);
      }
    };
  }
}

// verdict: LOCK-ORDER TwoGates.a TwoGates.b
// about: Each side has a gate lock, but not the same one.
// tags: virtual
import module java.base;

public class TwoGates {
  static final ReentrantLock left = new ReentrantLock();
  static final ReentrantLock right = new ReentrantLock();
  static final ReentrantLock a = new ReentrantLock();
  static final ReentrantLock b = new ReentrantLock();

  static void inAll(ReentrantLock... locks) {
    for (ReentrantLock lock : locks) {
      lock.lock();
    }
    for (ReentrantLock lock : locks) {
      lock.unlock();
    }
  }

  public static void main(String[] args) throws Exception {
    both(
        () -> {
          inAll(left, a, b);
          step.setOpaque(1);
        },
        () -> {
          until(1);
          inAll(right, b, a);
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

// verdict: LOCK-ORDER InvertedMixed.monitor InvertedMixed.lock
// about: A monitor and a j.u.c. lock in both orders.
import module java.base;

public class InvertedMixed {
  static final Object monitor = new Object();
  static final ReentrantLock lock = new ReentrantLock(true);

  public static void main(String[] args) throws Exception {
    both(
        () -> {
          synchronized (monitor) {
            lock.lock();
            lock.unlock();
          }
          step.setOpaque(1);
        },
        () -> {
          until(1);
          lock.lock();
          try {
            synchronized (monitor) {
              Thread.onSpinWait();
            }
          } finally {
            lock.unlock();
          }
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
    Thread t0 = Thread.ofPlatform().name("one").start(unchecked(one));
    Thread t1 = Thread.ofPlatform().name("two").start(unchecked(two));
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

// verdict: RACE field PredicateOutsideLock.ready
// verdict: RACE field PredicateOutsideLock.data
// about: wait and notify, but the predicate is looked at outside the lock first.
import module java.base;

public class PredicateOutsideLock {
  static final Object lock = new Object();
  static boolean ready;
  static int data;

  public static void main(String[] args) throws Exception {
    both(
        () -> {
          synchronized (lock) {
            data = 42;
            ready = true;
            lock.notifyAll();
          }
          step.setOpaque(1);
        },
        () -> {
          until(1);
          if (!ready) {
            synchronized (lock) {
              while (!ready) {
                lock.wait();
              }
            }
          }
          int seen = data;
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

// verdict: LOCK-ORDER InvertedMonitorsVirtual.first InvertedMonitorsVirtual.second
// about: The same with virtual threads.
// tags: virtual
import module java.base;

public class InvertedMonitorsVirtual {
  static final Object first = new Object();
  static final Object second = new Object();

  public static void main(String[] args) throws Exception {
    both(
        () -> {
          synchronized (first) {
            synchronized (second) {
              step.setOpaque(1);
            }
          }
          step.setOpaque(2);
        },
        () -> {
          until(2);
          synchronized (second) {
            synchronized (first) {
              step.setOpaque(3);
            }
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

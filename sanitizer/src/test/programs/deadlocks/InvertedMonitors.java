// verdict: LOCK-ORDER InvertedMonitors.first InvertedMonitors.second
// about: Two monitors in both orders, one thread after the other in time only.
import module java.base;

public class InvertedMonitors {
  static final Object first = new Object();
  static final Object second = new Object();
  static int sum;

  public static void main(String[] args) throws Exception {
    both(
        () -> {
          synchronized (first) {
            synchronized (second) {
              sum++;
            }
          }
          step.setOpaque(1);
        },
        () -> {
          until(1);
          synchronized (second) {
            synchronized (first) {
              sum++;
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

// verdict: NESTED-MONITOR one two
// about: A wait on the inner monitor keeps the outer one, which the notifier needs first.
// tags: hangs
import module java.base;

public class HangNestedMonitor {
  static final Object outer = new Object();
  static final Object inner = new Object();
  static boolean full;

  public static void main(String[] args) throws Exception {
    both(
        () -> {
          synchronized (outer) {
            synchronized (inner) {
              step.setOpaque(1);
              while (!full) {
                inner.wait();
              }
            }
          }
        },
        () -> {
          until(1);
          synchronized (outer) {
            synchronized (inner) {
              full = true;
              inner.notifyAll();
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
    Thread t0 = Thread.ofPlatform().daemon().name("one").start(unchecked(one));
    Thread t1 = Thread.ofPlatform().daemon().name("two").start(unchecked(two));
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

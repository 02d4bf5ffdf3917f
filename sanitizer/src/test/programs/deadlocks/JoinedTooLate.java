// verdict: LOCK-ORDER JoinedTooLate.a JoinedTooLate.b
// about: Main joins the first thread after it has started the second, which orders nothing.
import module java.base;

public class JoinedTooLate {
  static final Object a = new Object();
  static final Object b = new Object();

  public static void main(String[] args) throws Exception {
    Thread one =
        platform(() -> {
          synchronized (a) {
            synchronized (b) {
              Thread.onSpinWait();
            }
          }
          step.setOpaque(1);
        });
    Thread two =
        platform(() -> {
          until(1);
          synchronized (b) {
            synchronized (a) {
              Thread.onSpinWait();
            }
          }
        });
    one.join();
    two.join();
  }

  /** Orders in time only: opaque accesses make no happens-before edge. */
  static final AtomicInteger step = new AtomicInteger();

  static void until(int n) {
    long end = System.nanoTime() + 2_000_000_000L;
    while (step.getOpaque() < n && System.nanoTime() < end) {
      Thread.yield();
    }
  }

  static Thread platform(Body body) {
    return Thread.ofPlatform().start(unchecked(body));
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

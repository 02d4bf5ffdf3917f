// verdict: LOCK-ORDER LaterInversion.first LaterInversion.second
// about: One order was seen often in threads that came one after the other, and once more beside
// the other order.
import module java.base;

public class LaterInversion {
  static final Object first = new Object();
  static final Object second = new Object();
  static int sum;

  static void inBoth(Object outer, Object inner) {
    synchronized (outer) {
      synchronized (inner) {
        sum++;
      }
    }
  }

  public static void main(String[] args) throws Exception {
    for (int i = 0; i < 20; i++) {
      inBoth(first, second);
      daemon("before", () -> inBoth(first, second)).join();
    }
    Thread late =
        daemon(
            "late",
            () -> {
              until(1);
              inBoth(second, first);
            });
    inBoth(first, second);
    step.setOpaque(1);
    late.join();
  }

  /** Orders in time only: opaque accesses make no happens-before edge. */
  static final AtomicInteger step = new AtomicInteger();

  static void until(int n) {
    long end = System.nanoTime() + 2_000_000_000L;
    while (step.getOpaque() < n && System.nanoTime() < end) {
      Thread.yield();
    }
  }

  static Thread daemon(String name, Body body) {
    return Thread.ofPlatform().daemon().name(name).start(unchecked(body));
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

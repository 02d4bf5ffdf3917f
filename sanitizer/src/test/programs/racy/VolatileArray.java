// verdict: RACE element int[] 0
// about: The reference is volatile, the element written after publication is not.
import module java.base;

public class VolatileArray {
  static volatile int[] cells;

  public static void main(String[] args) throws Exception {
    both(
        () -> {
          int[] fresh = new int[1];
          cells = fresh;
          step.setOpaque(1);
          fresh[0] = 7;
        },
        () -> {
          until(1);
          int[] seen = cells;
          while (seen == null) {
            Thread.yield();
            seen = cells;
          }
          int value = seen[0];
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

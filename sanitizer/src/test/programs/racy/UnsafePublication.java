// verdict: RACE field UnsafePublication.shared
// verdict: RACE field UnsafePublication$Point.x
// verdict: RACE field UnsafePublication$Point.y
// about: An object with ordinary fields is handed over through a plain static field.
import module java.base;

public class UnsafePublication {
  static class Point {
    int x;
    int y;

    Point(int x, int y) {
      this.x = x;
      this.y = y;
    }
  }

  static Point shared;

  public static void main(String[] args) throws Exception {
    both(
        () -> {
          shared = new Point(3, 4);
          step.setOpaque(1);
        },
        () -> {
          until(1);
          Point p = shared;
          while (p == null) {
            Thread.yield();
            p = shared;
          }
          int sum = p.x + p.y;
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

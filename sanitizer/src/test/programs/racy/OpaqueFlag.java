// verdict: RACE field OpaqueFlag.data
// about: Opaque set and get of a flag publish nothing.
// tags: varhandle
import module java.base;

public class OpaqueFlag {
  static int data;

  public static void main(String[] args) throws Exception {
    both(
        () -> {
          data = 42;
          step.setOpaque(1);
        },
        () -> {
          until(1);
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

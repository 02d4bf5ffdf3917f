// verdict: RACE field PlainModeAtomic.data
// about: An AtomicBoolean is used in plain mode.
// tags: varhandle
import module java.base;

public class PlainModeAtomic {
  static final AtomicBoolean ready = new AtomicBoolean();
  static int data;

  public static void main(String[] args) throws Exception {
    both(
        () -> {
          data = 42;
          ready.setPlain(true);
          step.setOpaque(1);
        },
        () -> {
          until(1);
          for (int i = 0; i < 1000 && !ready.getPlain(); i++) {
            Thread.yield();
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

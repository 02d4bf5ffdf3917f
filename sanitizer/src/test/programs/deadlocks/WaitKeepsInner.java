// verdict: LOCK-ORDER WaitKeepsInner.outer WaitKeepsInner.inner
// about: A wait gives the outer monitor back and takes it again while the inner one is held.
import module java.base;

public class WaitKeepsInner {
  static final Object outer = new Object();
  static final Object inner = new Object();

  static void visit(boolean pause) throws InterruptedException {
    synchronized (outer) {
      synchronized (inner) {
        if (pause) {
          outer.wait(1);
        }
      }
    }
  }

  public static void main(String[] args) throws Exception {
    both(
        () -> {
          visit(true);
          step.setOpaque(1);
        },
        () -> {
          until(1);
          visit(false);
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

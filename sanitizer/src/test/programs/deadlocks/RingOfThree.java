// verdict: LOCK-ORDER RingOfThree.a RingOfThree.b RingOfThree.c
// about: Three locks, each pair in one order only, yet they close a ring.
import module java.base;

public class RingOfThree {
  static final Object a = new Object();
  static final Object b = new Object();
  static final Object c = new Object();

  static void inBoth(Object outer, Object inner, int turn) {
    until(turn);
    synchronized (outer) {
      synchronized (inner) {
        Thread.onSpinWait();
      }
    }
    step.setOpaque(turn + 1);
  }

  public static void main(String[] args) throws Exception {
    Thread t0 = platform(() -> inBoth(a, b, 0));
    Thread t1 = platform(() -> inBoth(b, c, 1));
    Thread t2 = platform(() -> inBoth(c, a, 2));
    t0.join();
    t1.join();
    t2.join();
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

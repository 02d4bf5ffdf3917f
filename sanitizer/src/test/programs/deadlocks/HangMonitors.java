// verdict: DEADLOCK one two
// about: Two threads hold one monitor each and want the other's.
// tags: hangs
import module java.base;

public class HangMonitors {
  static final Object a = new Object();
  static final Object b = new Object();

  static void inBoth(int me, Object outer, Object inner) {
    synchronized (outer) {
      meet(me);
      synchronized (inner) {
        Thread.onSpinWait();
      }
    }
  }

  public static void main(String[] args) throws Exception {
    both(() -> inBoth(0, a, b), () -> inBoth(1, b, a));
  }

  /** Makes two threads overlap in time only: opaque accesses make no happens-before edge. */
  static final AtomicIntegerArray here = new AtomicIntegerArray(2);

  static void meet(int me) {
    int round = here.getPlain(me) + 1;
    here.setOpaque(me, round);
    long end = System.nanoTime() + 2_000_000_000L;
    while (here.getOpaque(1 - me) < round && System.nanoTime() < end) {
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

// verdict: LOCK-ORDER InvertedStampedLocks.a InvertedStampedLocks.b
// about: Write modes of two stamped locks in both orders.
import module java.base;

public class InvertedStampedLocks {
  static final StampedLock a = new StampedLock();
  static final StampedLock b = new StampedLock();

  static void inBoth(StampedLock outer, StampedLock inner) {
    long one = outer.writeLock();
    long two = inner.writeLock();
    inner.unlockWrite(two);
    outer.unlockWrite(one);
  }

  public static void main(String[] args) throws Exception {
    both(
        () -> {
          inBoth(a, b);
          step.setOpaque(1);
        },
        () -> {
          until(1);
          inBoth(b, a);
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

// verdict: RACE field OptimisticRead.x
// verdict: RACE field OptimisticRead.y
// about: A validated optimistic read: nothing orders it before the next writer.
// tags: seqlock spec
import module java.base;

public class OptimisticRead {
  static final StampedLock lock = new StampedLock();
  static int x;
  static int y;

  public static void main(String[] args) throws Exception {
    both(
        () -> {
          long stamp = lock.tryOptimisticRead();
          int sum = x + y;
          boolean good = lock.validate(stamp);
          step.setOpaque(1);
        },
        () -> {
          until(1);
          long stamp = lock.writeLock();
          x = 1;
          y = 2;
          lock.unlockWrite(stamp);
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

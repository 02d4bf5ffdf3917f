// verdict: CLEAN
// about: Optimistic reads of volatile fields, with the read lock to fall back on.
// tags: seqlock
import module java.base;

public class OptimisticVolatile {
  static final StampedLock lock = new StampedLock();
  static volatile int x;
  static volatile int y;

  static int sum() {
    long stamp = lock.tryOptimisticRead();
    int sum = x + y;
    if (!lock.validate(stamp)) {
      stamp = lock.readLock();
      try {
        sum = x + y;
      } finally {
        lock.unlockRead(stamp);
      }
    }
    return sum;
  }

  public static void main(String[] args) throws Exception {
    both(
        () -> {
          for (int i = 0; i < 50; i++) {
            long stamp = lock.writeLock();
            x = i;
            y = -i;
            lock.unlockWrite(stamp);
          }
        },
        () -> {
          for (int i = 0; i < 50; i++) {
            if (sum() != 0) {
              throw new AssertionError();
            }
          }
        });
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

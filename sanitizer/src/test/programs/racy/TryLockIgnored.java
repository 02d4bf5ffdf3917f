// verdict: RACE field TryLockIgnored.total
// about: The answer of tryLock is not looked at.
import module java.base;

public class TryLockIgnored {
  static final ReentrantLock lock = new ReentrantLock();
  static int total;

  public static void main(String[] args) throws Exception {
    both(
        () -> {
          lock.lock();
          try {
            total++;
            step.setOpaque(1);
            until(2);
          } finally {
            lock.unlock();
          }
        },
        () -> {
          until(1);
          boolean mine = lock.tryLock();
          total++;
          step.setOpaque(2);
          if (mine) {
            lock.unlock();
          }
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

// verdict: LOCK-ORDER InvertedByReference.first InvertedByReference.second
// about: Both orders, by a method that is given references to lock and unlock.
import module java.base;

public class InvertedByReference {
  static final ReentrantLock first = new ReentrantLock();
  static final ReentrantLock second = new ReentrantLock();
  static int sum;

  static void with(Runnable lock, Runnable unlock, Runnable body) {
    lock.run();
    try {
      body.run();
    } finally {
      unlock.run();
    }
  }

  public static void main(String[] args) throws Exception {
    both(
        () -> {
          with(first::lock, first::unlock, () -> with(second::lock, second::unlock, () -> sum++));
          step.setOpaque(1);
        },
        () -> {
          until(1);
          with(second::lock, second::unlock, () -> with(first::lock, first::unlock, () -> sum++));
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

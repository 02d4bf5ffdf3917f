// verdict: LOCK-ORDER InvertedLocksVirtual.first InvertedLocksVirtual.second
// about: The same with virtual threads, interruptibly.
// tags: virtual
import module java.base;

public class InvertedLocksVirtual {
  static final ReentrantLock first = new ReentrantLock();
  static final ReentrantLock second = new ReentrantLock();

  public static void main(String[] args) throws Exception {
    both(
        () -> {
          first.lockInterruptibly();
          second.lockInterruptibly();
          first.unlock();
          second.unlock();
          step.setOpaque(1);
        },
        () -> {
          until(1);
          second.lock();
          first.lock();
          second.unlock();
          first.unlock();
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
    Thread t0 = Thread.ofVirtual().name("one").start(unchecked(one));
    Thread t1 = Thread.ofVirtual().name("two").start(unchecked(two));
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

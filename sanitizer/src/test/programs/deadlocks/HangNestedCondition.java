// verdict: NESTED-MONITOR one two
// about: The same with j.u.c. locks: a condition of the inner, the outer is kept.
// tags: hangs virtual
import module java.base;

public class HangNestedCondition {
  static final ReentrantLock outer = new ReentrantLock();
  static final ReentrantLock inner = new ReentrantLock();
  static final Condition filled = inner.newCondition();
  static boolean full;

  public static void main(String[] args) throws Exception {
    both(
        () -> {
          outer.lock();
          inner.lock();
          step.setOpaque(1);
          while (!full) {
            filled.await();
          }
          inner.unlock();
          outer.unlock();
        },
        () -> {
          until(1);
          outer.lock();
          inner.lock();
          full = true;
          filled.signal();
          inner.unlock();
          outer.unlock();
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

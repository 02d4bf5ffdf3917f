// verdict: CLEAN
// about: The gate is the write lock of a read-write lock.
import module java.base;

public class GatedByWriteLock {
  static final ReentrantReadWriteLock gate = new ReentrantReadWriteLock();
  static final Object a = new Object();
  static final Object b = new Object();

  static void inBoth(Object outer, Object inner) {
    gate.writeLock().lock();
    try {
      synchronized (outer) {
        synchronized (inner) {
          Thread.onSpinWait();
        }
      }
    } finally {
      gate.writeLock().unlock();
    }
  }

  public static void main(String[] args) throws Exception {
    both(() -> inBoth(a, b), () -> inBoth(b, a));
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

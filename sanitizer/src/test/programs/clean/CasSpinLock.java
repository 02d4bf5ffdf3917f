// verdict: CLEAN
// about: A spin lock of compareAndSetAcquire and setRelease.
// tags: varhandle virtual
import module java.base;

public class CasSpinLock {
  static final AtomicInteger locked = new AtomicInteger();
  static int count;

  static void work() {
    for (int i = 0; i < 50; i++) {
      while (!locked.weakCompareAndSetAcquire(0, 1)) {
        Thread.yield();
      }
      count++;
      locked.setRelease(0);
    }
  }

  public static void main(String[] args) throws Exception {
    both(() -> work(), () -> work());
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

// verdict: CLEAN
// about: A fair lock, tryLock and a lock with a limit.
// tags: virtual
import module java.base;

public class FairLock {
  static final ReentrantLock lock = new ReentrantLock(true);
  static long sum;

  static void work() throws InterruptedException {
    for (int i = 0; i < 30; i++) {
      if (lock.tryLock()) {
        try {
          sum++;
        } finally {
          lock.unlock();
        }
      } else if (lock.tryLock(5, TimeUnit.SECONDS)) {
        try {
          sum += 2;
        } finally {
          lock.unlock();
        }
      }
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

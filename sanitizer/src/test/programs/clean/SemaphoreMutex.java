// verdict: CLEAN
// about: A semaphore with one permit is a lock.
import module java.base;

public class SemaphoreMutex {
  static final Semaphore permit = new Semaphore(1);
  static int count;

  static void work() throws InterruptedException {
    for (int i = 0; i < 50; i++) {
      permit.acquire();
      try {
        count++;
      } finally {
        permit.release();
      }
    }
  }

  public static void main(String[] args) throws Exception {
    both(() -> work(), () -> work());
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

// verdict: CLEAN
// about: Two semaphores make two threads take turns.
// tags: virtual
import module java.base;

public class SemaphoreHandOff {
  static final Semaphore full = new Semaphore(0);
  static final Semaphore empty = new Semaphore(1);
  static int cell;

  public static void main(String[] args) throws Exception {
    both(
        () -> {
          for (int i = 0; i < 30; i++) {
            empty.acquire();
            cell = i;
            full.release();
          }
        },
        () -> {
          for (int i = 0; i < 30; i++) {
            full.acquire();
            if (cell != i) {
              throw new AssertionError();
            }
            empty.release();
          }
        });
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

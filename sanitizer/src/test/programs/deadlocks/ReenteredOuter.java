// verdict: CLEAN
// about: The outer lock is re-entered inside the inner one, which waits for nobody.
import module java.base;

public class ReenteredOuter {
  static final Object a = new Object();
  static final ReentrantLock b = new ReentrantLock();

  static void work() {
    synchronized (a) {
      b.lock();
      try {
        synchronized (a) {
          b.lock();
          b.unlock();
        }
      } finally {
        b.unlock();
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

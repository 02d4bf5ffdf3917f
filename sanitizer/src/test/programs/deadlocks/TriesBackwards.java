// verdict: CLEAN
// about: Against the order a lock is only tried, never waited for.
import module java.base;

public class TriesBackwards {
  static final ReentrantLock a = new ReentrantLock();
  static final ReentrantLock b = new ReentrantLock();

  public static void main(String[] args) throws Exception {
    both(
        () -> {
          a.lock();
          b.lock();
          b.unlock();
          a.unlock();
        },
        () -> {
          b.lock();
          try {
            if (a.tryLock()) {
              a.unlock();
            }
          } finally {
            b.unlock();
          }
        });
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

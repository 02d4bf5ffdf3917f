// verdict: CLEAN
// about: wait with a limit, looked at again after every return.
// tags: virtual
import module java.base;

public class WaitWithLimit {
  static final Object lock = new Object();
  static boolean ready;
  static int rounds;

  public static void main(String[] args) throws Exception {
    both(
        () -> {
          synchronized (lock) {
            while (!ready) {
              lock.wait(1);
              rounds++;
            }
          }
        },
        () -> {
          synchronized (lock) {
            ready = true;
            rounds += 0;
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

// verdict: CLEAN
// about: A thread waits by a reference to the method, and gets the monitor back.
// tags: wait-notify
import module java.base;

public class WaitByReference {
  static final Object lock = new Object();
  static int turn;

  public static void main(String[] args) throws Exception {
    Body wait = lock::wait;
    both(
        () -> {
          synchronized (lock) {
            while (turn == 0) {
              wait.run();
            }
            turn++;
          }
        },
        () -> {
          synchronized (lock) {
            turn++;
            lock.notifyAll();
          }
        });
    if (turn != 2) {
      throw new AssertionError("wrong result");
    }
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

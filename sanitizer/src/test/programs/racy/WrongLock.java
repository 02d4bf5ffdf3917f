// verdict: RACE field WrongLock.balance
// about: Each thread holds a lock, but not the same one.
import module java.base;

public class WrongLock {
  static final Object first = new Object();
  static final Object second = new Object();
  static int balance;

  public static void main(String[] args) throws Exception {
    both(
        () -> {
          synchronized (first) {
            balance += 10;
          }
        },
        () -> {
          synchronized (second) {
            balance -= 10;
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

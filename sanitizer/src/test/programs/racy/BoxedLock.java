// verdict: RACE field BoxedLock.sum
// about: The lock is a boxed number that the guarded code replaces, so its reference is read
// outside it.
import module java.base;

public class BoxedLock {
  static Integer sum = 1000;

  static void add(int amount) {
    synchronized (sum) {
      sum += amount;
    }
  }

  public static void main(String[] args) throws Exception {
    both(() -> add(1), () -> add(2));
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

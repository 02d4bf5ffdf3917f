// verdict: RACE field UnlockedIncrement.count
// about: Two threads increment a static field and no lock is held.
import module java.base;

public class UnlockedIncrement {
  static int count;

  public static void main(String[] args) throws Exception {
    both(() -> count++, () -> count++);
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

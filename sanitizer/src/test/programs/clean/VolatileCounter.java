// verdict: CLEAN
// about: Increments of a volatile field may get lost, but they are no data race.
// tags: lost-update
import module java.base;

public class VolatileCounter {
  static volatile int count;

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

// verdict: RACE field LazyInit.cached
// about: A value is computed when first asked for, without a lock.
import module java.base;

public class LazyInit {
  record Table(int rows) {}

  static Table cached;

  static Table table() {
    if (cached == null) {
      cached = new Table(8);
    }
    return cached;
  }

  public static void main(String[] args) throws Exception {
    both(() -> table(), () -> table());
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

// verdict: CLEAN
// about: Double-checked locking on a volatile field.
import module java.base;

public class DoubleCheckedVolatile {
  static class Config {
    int size;
  }

  static volatile Config instance;

  static Config get() {
    Config seen = instance;
    if (seen == null) {
      synchronized (DoubleCheckedVolatile.class) {
        seen = instance;
        if (seen == null) {
          seen = new Config();
          seen.size = 42;
          instance = seen;
        }
      }
    }
    return seen;
  }

  public static void main(String[] args) throws Exception {
    both(() -> System.identityHashCode(get().size), () -> System.identityHashCode(get().size));
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

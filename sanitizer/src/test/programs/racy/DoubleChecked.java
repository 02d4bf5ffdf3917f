// verdict: RACE field DoubleChecked.instance
// verdict: RACE field DoubleChecked$Config.size
// about: Double-checked locking on a field that is not volatile.
import module java.base;

public class DoubleChecked {
  static class Config {
    int size;

    Config() {
      size = 42;
    }
  }

  static Config instance;

  static Config get() {
    Config seen = instance;
    if (seen == null) {
      synchronized (DoubleChecked.class) {
        if (instance == null) {
          instance = new Config();
        }
        seen = instance;
      }
    }
    return seen;
  }

  public static void main(String[] args) throws Exception {
    both(
        () -> {
          get();
          step.setOpaque(1);
        },
        () -> {
          until(1);
          int size = get().size;
        });
  }

  /** Orders in time only: opaque accesses make no happens-before edge. */
  static final AtomicInteger step = new AtomicInteger();

  static void until(int n) {
    long end = System.nanoTime() + 2_000_000_000L;
    while (step.getOpaque() < n && System.nanoTime() < end) {
      Thread.yield();
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

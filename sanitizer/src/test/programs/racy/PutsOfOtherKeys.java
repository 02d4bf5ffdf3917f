// verdict: RACE field PutsOfOtherKeys.value
// about: Two threads put different keys into one concurrent map, which orders nothing between them.
// tags: spec
import module java.base;

public class PutsOfOtherKeys {
  static final ConcurrentMap<Integer, String> map = new ConcurrentHashMap<>(64);
  static int value;

  public static void main(String[] args) throws Exception {
    map.put(9, "nine");
    both(
        () -> {
          value = 1;
          map.put(1, "one");
          step.setOpaque(1);
        },
        () -> {
          until(1);
          map.put(2, "two");
          value = 2;
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

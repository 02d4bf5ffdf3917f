// verdict: RACE object java.util.LinkedHashMap
// about: A nameless subclass of LinkedHashMap that drops its eldest entry is used with no lock.
// tags: collection
import module java.base;

public class LruCacheOfNoName {
  static final Map<Integer, Integer> cache =
      new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<Integer, Integer> eldest) {
          return size() > 10;
        }
      };

  public static void main(String[] args) throws Exception {
    both(
        () -> {
          cache.put(1, 1);
          step.setOpaque(1);
        },
        () -> {
          until(1);
          cache.put(2, 2);
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

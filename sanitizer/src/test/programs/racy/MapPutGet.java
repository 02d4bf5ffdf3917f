// verdict: RACE object java.util.HashMap
// about: One thread puts under a lock, the other gets without.
// tags: collection virtual
import module java.base;

public class MapPutGet {
  static final Map<Integer, String> map = new HashMap<>();

  public static void main(String[] args) throws Exception {
    both(
        () -> {
          synchronized (map) {
            map.put(1, "one");
          }
        },
        () -> map.get(1));
  }

  static void both(Body one, Body two) throws InterruptedException {
    Thread t0 = Thread.ofVirtual().name("one").start(unchecked(one));
    Thread t1 = Thread.ofVirtual().name("two").start(unchecked(two));
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

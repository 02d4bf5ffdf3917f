// verdict: CLEAN
// about: get then put on a concurrent map loses updates, yet no access races.
// tags: lost-update
import module java.base;

public class ConcurrentMapLostUpdate {
  public static void main(String[] args) throws Exception {
    ConcurrentMap<String, Integer> map = new ConcurrentHashMap<>();
    map.put("k", 0);
    Body add =
        () -> {
          for (int i = 0; i < 20; i++) {
            map.put("k", map.get("k") + 1);
          }
        };
    both(add, add);
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

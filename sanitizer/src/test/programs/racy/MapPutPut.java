// verdict: RACE object java.util.HashMap
// about: Two threads put into one HashMap.
// tags: collection
import module java.base;

public class MapPutPut {
  public static void main(String[] args) throws Exception {
    Map<String, Integer> map = new HashMap<>();
    both(() -> map.put("a", 1), () -> map.put("b", 2));
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

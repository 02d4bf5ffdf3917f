// verdict: RACE object java.util.ArrayList
// about: The map is concurrent, the lists in it are not.
// tags: collection
import module java.base;

public class ListsInConcurrentMap {
  public static void main(String[] args) throws Exception {
    ConcurrentMap<String, List<Integer>> map = new ConcurrentHashMap<>();
    map.put("k", new ArrayList<>());
    both(() -> map.get("k").add(1), () -> map.get("k").add(2));
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

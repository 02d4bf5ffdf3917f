// verdict: RACE object java.util.TreeMap
// about: A TreeMap is changed by two threads.
// tags: collection
import module java.base;

public class TreeMapPut {
  public static void main(String[] args) throws Exception {
    TreeMap<Integer, Integer> map = new TreeMap<>(Map.of(0, 0));
    both(() -> map.put(1, 1), () -> map.containsKey(0));
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

// verdict: CLEAN
// about: Who learns from a concurrent map's size that others have put or removed sees what they
// wrote before.
import module java.base;

public class MapSizePolled {
  static int first;
  static int second;

  public static void main(String[] args) throws Exception {
    ConcurrentMap<Integer, String> map = new ConcurrentHashMap<>();
    both(
        () -> {
          first = 1;
          map.put(1, "one");
          while (!map.isEmpty()) {
            Thread.yield();
          }
          if (second != 2) {
            throw new AssertionError();
          }
        },
        () -> {
          while (map.size() == 0) {
            Thread.yield();
          }
          second = first + 1;
          map.remove(1);
        });
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

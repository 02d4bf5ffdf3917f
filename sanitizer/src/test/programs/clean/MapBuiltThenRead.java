// verdict: CLEAN
// about: A HashMap is filled before the readers start and never changed again.
// tags: collection
import module java.base;

public class MapBuiltThenRead {
  public static void main(String[] args) throws Exception {
    Map<Integer, String> map = new HashMap<>();
    List<Integer> list = new ArrayList<>();
    for (int i = 0; i < 20; i++) {
      map.put(i, "n" + i);
      list.add(i);
    }
    Body read =
        () -> {
          for (int i : list) {
            map.get(i).length();
          }
        };
    both(read, read);
    map.clear();
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

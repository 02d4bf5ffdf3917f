// verdict: RACE object java.util.ArrayList
// about: Two threads add to one ArrayList.
// tags: collection
import module java.base;

public class ListAdd {
  public static void main(String[] args) throws Exception {
    List<Integer> list = new ArrayList<>(100);
    both(() -> list.add(1), () -> list.add(2));
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

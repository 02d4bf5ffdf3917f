// verdict: RACE object java.util.*
// about: A synchronized list is walked without its monitor.
// tags: collection hard
import module java.base;

public class SynchronizedListWalk {
  static void walk(List<Integer> list) {
    int sum = 0;
    try {
      for (int n : list) {
        sum += n;
      }
    } catch (ConcurrentModificationException | NullPointerException seen) {
      sum = -1;
    }
  }

  public static void main(String[] args) throws Exception {
    List<Integer> list = Collections.synchronizedList(new ArrayList<>(List.of(1, 2, 3)));
    both(() -> walk(list), () -> list.add(4));
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

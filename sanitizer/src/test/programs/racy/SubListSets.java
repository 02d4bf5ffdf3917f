// verdict: RACE object java.util.ArrayList
// verdict: RACE object java.util.LinkedList
// about: The same element of a list is set through parts of it that overlap.
// tags: collection
import module java.base;

public class SubListSets {
  static final List<Integer> list = new ArrayList<>(List.of(1, 2, 3, 4));
  static final List<Integer> linked = new LinkedList<>(List.of(1, 2, 3, 4));

  public static void main(String[] args) throws Exception {
    both(
        () -> {
          list.subList(1, 4).subList(1, 3).set(0, 5);
          linked.subList(1, 3).set(0, 5);
          step.setOpaque(1);
        },
        () -> {
          until(1);
          list.set(2, 6);
          linked.subList(0, 2).get(1);
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

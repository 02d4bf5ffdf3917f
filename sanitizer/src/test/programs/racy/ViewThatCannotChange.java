// verdict: RACE object java.util.ArrayList
// verdict: RACE object java.util.HashMap
// about: A view that cannot be changed is read while what is behind it changes.
// tags: collection
import module java.base;

public class ViewThatCannotChange {
  static final List<Integer> list = new ArrayList<>();
  static final List<Integer> view = Collections.unmodifiableList(list);
  static final Map<Integer, Integer> map = new HashMap<>();
  static final Map<Integer, Integer> mapView = Collections.unmodifiableMap(map);

  public static void main(String[] args) throws Exception {
    both(
        () -> {
          for (int each : view) {
            throw new AssertionError(each);
          }
          mapView.get(1);
          step.setOpaque(1);
        },
        () -> {
          until(1);
          list.add(1);
          map.put(1, 2);
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

// verdict: RACE object java.util.ArrayList
// verdict: RACE object java.util.HashMap
// verdict: RACE object java.lang.StringBuilder
// about: Collections are changed by method references, which no code of the program calls.
// tags: collection
import module java.base;

public class ReferenceAdd {
  static final List<Integer> list = new ArrayList<>();
  static final Map<Integer, Integer> map = new HashMap<>();
  static final StringBuilder words = new StringBuilder();
  static final Consumer<Integer> add = list::add;
  static final BiConsumer<Map<Integer, Integer>, Map<Integer, Integer>> putAll = Map::putAll;
  static final Function<String, StringBuilder> append = words::append;

  public static void main(String[] args) throws Exception {
    both(
        () -> {
          add.accept(1);
          putAll.accept(map, Map.of(1, 2));
          append.apply("a");
          step.setOpaque(1);
        },
        () -> {
          until(1);
          Stream.of(2).forEach(list::add);
          map.get(1);
          words.toString();
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

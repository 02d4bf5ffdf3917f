// verdict: RACE object java.util.ArrayList
// verdict: RACE object java.util.LinkedList
// verdict: RACE object java.util.ArrayDeque
// verdict: RACE object java.util.HashMap
// verdict: RACE object java.util.TreeMap
// verdict: RACE object java.lang.StringBuilder
// about: Collections that one thread changes are read by methods they are passed to.
// tags: collection
import module java.base;

public class ListPassedOn {
  static final List<Integer> sorted = new ArrayList<>(List.of(3, 2, 1));
  static final List<Integer> copied = new LinkedList<>();
  static final Queue<String> joined = new ArrayDeque<>();
  static final Map<Integer, Integer> put = new HashMap<>();
  static final Map<Integer, Integer> shown = new TreeMap<>();
  static final StringBuilder words = new StringBuilder();

  public static void main(String[] args) throws Exception {
    both(
        () -> {
          Collections.sort(sorted);
          new ArrayList<>(copied);
          String.join(" ", joined);
          new TreeMap<Integer, Integer>().putAll(put);
          String.valueOf(shown);
          String all = "words: " + words;
          step.setOpaque(1);
        },
        () -> {
          until(1);
          sorted.get(0);
          copied.add(1);
          joined.add("a");
          put.put(1, 2);
          shown.put(1, 2);
          words.append("a");
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

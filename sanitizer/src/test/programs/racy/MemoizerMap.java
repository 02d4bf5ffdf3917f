// verdict: RACE object java.util.HashMap
// about: A memoizer locks its stores and not its look-ups.
// tags: larger collection
import module java.base;

public class MemoizerMap {
  static final Map<Integer, Long> known = new HashMap<>();

  static long factorial(int n) {
    Long seen = known.get(n);
    if (seen != null) {
      return seen;
    }
    long value = n < 2 ? 1 : n * factorial(n - 1);
    synchronized (known) {
      known.put(n, value);
    }
    return value;
  }

  public static void main(String[] args) throws Exception {
    both(() -> factorial(5), () -> factorial(9));
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

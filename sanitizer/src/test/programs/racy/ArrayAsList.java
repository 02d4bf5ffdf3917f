// verdict: RACE element java.lang.Integer[] 3
// verdict: RACE element java.lang.Integer[] 4
// about: An array is changed as a list and read as an array, and the other way round.
// tags: collection
import module java.base;

public class ArrayAsList {
  static final Integer[] numbers = new Integer[10];
  static final List<Integer> list = Arrays.asList(numbers);

  public static void main(String[] args) throws Exception {
    both(
        () -> {
          list.set(3, 1);
          numbers[4] = 2;
          step.setOpaque(1);
        },
        () -> {
          until(1);
          Integer three = numbers[3];
          list.get(4);
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

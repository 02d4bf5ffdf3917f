// verdict: RACE element long[] 50
// about: Two halves of an array overlap by one element.
// tags: virtual
import module java.base;

public class OverlappingRanges {
  static void fill(long[] cells, int from, int to) {
    for (int i = from; i < to; i++) {
      cells[i] = i;
    }
  }

  public static void main(String[] args) throws Exception {
    long[] cells = new long[100];
    both(() -> fill(cells, 0, 51), () -> fill(cells, 50, 100));
  }

  static void both(Body one, Body two) throws InterruptedException {
    Thread t0 = Thread.ofVirtual().name("one").start(unchecked(one));
    Thread t1 = Thread.ofVirtual().name("two").start(unchecked(two));
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

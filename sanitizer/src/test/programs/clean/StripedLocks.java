// verdict: CLEAN
// about: Sixteen monitors guard the stripes of one array.
// tags: virtual
import module java.base;

public class StripedLocks {
  static final Object[] locks = new Object[16];
  static final int[] cells = new int[160];

  static {
    for (int i = 0; i < locks.length; i++) {
      locks[i] = new Object();
    }
  }

  static void work(int seed) {
    Random random = new Random(seed);
    for (int i = 0; i < 200; i++) {
      int at = random.nextInt(cells.length);
      synchronized (locks[at % 16]) {
        cells[at]++;
      }
    }
  }

  public static void main(String[] args) throws Exception {
    both(() -> work(1), () -> work(2));
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

// verdict: RACE element int[] *
// verdict: RACE element long[] *
// verdict: RACE element byte[] *
// about: Parts of arrays are filled, sorted and copied by the JDK.
// tags: bulk
import module java.base;

public class PartsOfArrays {
  static final int[] filled = new int[10];
  static final long[] sorted = new long[10];
  static final byte[] copied = new byte[10];

  public static void main(String[] args) throws Exception {
    both(
        () -> {
          Arrays.fill(filled, 2, 5, 7);
          Arrays.sort(sorted, 2, 5);
          Arrays.copyOfRange(copied, 2, 5);
          step.setOpaque(1);
        },
        () -> {
          until(1);
          filled[4] = 1;
          long two = sorted[2];
          copied[3] = 1;
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

// verdict: CLEAN
// about: A parallel histogram: bins of each thread, merged under a lock.
// tags: larger
import module java.base;

public class Histogram {
  static final int[] bins = new int[16];

  static void count(byte[] data, int from, int to) {
    int[] mine = new int[16];
    for (int i = from; i < to; i++) {
      mine[data[i] & 15]++;
    }
    synchronized (bins) {
      for (int i = 0; i < 16; i++) {
        bins[i] += mine[i];
      }
    }
  }

  public static void main(String[] args) throws Exception {
    byte[] data = new byte[4096];
    new Random(1).nextBytes(data);
    both(() -> count(data, 0, 2048), () -> count(data, 2048, 4096));
    if (IntStream.of(bins).sum() != 4096) {
      throw new AssertionError();
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

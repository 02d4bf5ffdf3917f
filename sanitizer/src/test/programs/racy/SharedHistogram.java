// verdict: RACE element int[] *
// about: A histogram is filled by two threads without a merge step.
// tags: larger
import module java.base;

public class SharedHistogram {
  static void count(byte[] data, int from, int to, int[] bins) {
    for (int i = from; i < to; i++) {
      bins[data[i] & 15]++;
    }
  }

  public static void main(String[] args) throws Exception {
    byte[] data = new byte[4096];
    new Random(1).nextBytes(data);
    int[] bins = new int[16];
    both(() -> count(data, 0, 2048, bins), () -> count(data, 2048, 4096, bins));
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

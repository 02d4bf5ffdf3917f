// verdict: CLEAN
// about: Parts of an array are filled by threads and copied after they were joined.
// tags: bulk
import module java.base;

public class CopiedAfterJoin {
  public static void main(String[] args) throws Exception {
    int[] cells = new int[32];
    both(() -> Arrays.fill(cells, 0, 16, 1), () -> Arrays.fill(cells, 16, 32, 2));
    int[] copy = cells.clone();
    System.arraycopy(copy, 0, cells, 16, 16);
    Arrays.sort(cells);
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

// verdict: RACE field ShutdownWithoutWait.done
// about: shutdown does not wait for the tasks.
import module java.base;

public class ShutdownWithoutWait {
  static int done;

  public static void main(String[] args) throws Exception {
    ExecutorService pool = Executors.newSingleThreadExecutor();
    pool.execute(() -> {
      until(1);
      done = 1;
      step.setOpaque(2);
    });
    pool.shutdown();
    step.setOpaque(1);
    until(2);
    int seen = done;
  }

  /** Orders in time only: opaque accesses make no happens-before edge. */
  static final AtomicInteger step = new AtomicInteger();

  static void until(int n) {
    long end = System.nanoTime() + 2_000_000_000L;
    while (step.getOpaque() < n && System.nanoTime() < end) {
      Thread.yield();
    }
  }
}

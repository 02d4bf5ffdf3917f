// verdict: RACE field FutureTimedOut.partial
// about: After get ran out of time the half-made result is read.
import module java.base;

public class FutureTimedOut {
  static int partial;

  public static void main(String[] args) throws Exception {
    try (ExecutorService pool = Executors.newSingleThreadExecutor()) {
      Future<?> future =
          pool.submit(() -> {
            partial = 1;
            step.setOpaque(1);
            until(2);
          });
      try {
        future.get(1, TimeUnit.MILLISECONDS);
      } catch (TimeoutException expected) {
        until(1);
      }
      int seen = partial;
      step.setOpaque(2);
    }
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

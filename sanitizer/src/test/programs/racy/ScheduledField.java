// verdict: RACE field ScheduledField.ticks
// about: A repeated task writes, main reads without asking the future.
import module java.base;

public class ScheduledField {
  static int ticks;

  public static void main(String[] args) throws Exception {
    try (ScheduledExecutorService pool = Executors.newScheduledThreadPool(1)) {
      Future<?> task =
          pool.scheduleAtFixedRate(
              () -> {
                ticks++;
                step.setOpaque(1);
              },
              0,
              1,
              TimeUnit.MILLISECONDS);
      until(1);
      int seen = ticks;
      task.cancel(false);
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

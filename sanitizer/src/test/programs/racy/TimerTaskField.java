// verdict: RACE field TimerTaskField.ticks
// about: A timer task writes, main reads.
import module java.base;

public class TimerTaskField {
  static int ticks;

  public static void main(String[] args) throws Exception {
    Timer timer = new Timer(true);
    timer.schedule(
        new TimerTask() {
          @Override
          public void run() {
            ticks++;
            step.setOpaque(1);
          }
        },
        0);
    until(1);
    int seen = ticks;
    timer.cancel();
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

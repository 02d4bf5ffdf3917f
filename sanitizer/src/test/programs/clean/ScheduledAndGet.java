// verdict: CLEAN
// about: A delayed task and a repeated one, seen through their futures and a latch.
import module java.base;

public class ScheduledAndGet {
  static int once;
  static int ticks;

  public static void main(String[] args) throws Exception {
    try (ScheduledExecutorService pool = Executors.newScheduledThreadPool(2)) {
      pool.schedule(() -> once = 1, 1, TimeUnit.MILLISECONDS).get();
      once++;
      CountDownLatch three = new CountDownLatch(3);
      Future<?> repeated =
          pool.scheduleWithFixedDelay(
              () -> {
                if (three.getCount() > 0) {
                  ticks++;
                  three.countDown();
                }
              },
              0,
              1,
              TimeUnit.MILLISECONDS);
      three.await();
      repeated.cancel(false);
      ticks++;
    }
  }
}

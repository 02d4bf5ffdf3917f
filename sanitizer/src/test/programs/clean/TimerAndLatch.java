// verdict: CLEAN
// about: A timer's tasks run on one thread; main waits for a latch.
import module java.base;

public class TimerAndLatch {
  static int ticks;

  public static void main(String[] args) throws Exception {
    CountDownLatch done = new CountDownLatch(2);
    Timer timer = new Timer(true);
    for (int i = 0; i < 2; i++) {
      timer.schedule(
          new TimerTask() {
            @Override
            public void run() {
              ticks++;
              done.countDown();
            }
          },
          1);
    }
    done.await();
    timer.cancel();
    int seen = ticks;
  }
}

// verdict: CLEAN
// about: Results are written before the latch is counted down.
import module java.base;

public class LatchResult {
  static final int[] results = new int[3];
  static int sum;

  public static void main(String[] args) throws Exception {
    CountDownLatch start = new CountDownLatch(1);
    CountDownLatch done = new CountDownLatch(3);
    for (int i = 0; i < 3; i++) {
      int me = i;
      platform(() -> {
        start.await();
        results[me] = sum + me;
        done.countDown();
      });
    }
    sum = 10;
    start.countDown();
    done.await();
    sum = results[0] + results[1] + results[2];
  }

  static Thread platform(Body body) {
    return Thread.ofPlatform().start(unchecked(body));
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

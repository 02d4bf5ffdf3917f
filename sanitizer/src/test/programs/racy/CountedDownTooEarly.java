// verdict: RACE field CountedDownTooEarly.result
// about: The latch is counted down before the result is written.
import module java.base;

public class CountedDownTooEarly {
  static int result;

  public static void main(String[] args) throws Exception {
    CountDownLatch done = new CountDownLatch(1);
    Thread t =
        platform(() -> {
          done.countDown();
          result = 42;
        });
    done.await();
    int seen = result;
    t.join();
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

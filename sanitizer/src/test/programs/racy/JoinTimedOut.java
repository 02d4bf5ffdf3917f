// verdict: RACE field JoinTimedOut.result
// about: join with a limit returned while the thread was still at work.
import module java.base;

public class JoinTimedOut {
  static int result;

  public static void main(String[] args) throws Exception {
    Thread t =
        platform(() -> {
          result = 1;
          step.setOpaque(1);
          until(2);
        });
    t.join(1);
    until(1);
    int partial = result;
    step.setOpaque(2);
    t.join();
  }

  /** Orders in time only: opaque accesses make no happens-before edge. */
  static final AtomicInteger step = new AtomicInteger();

  static void until(int n) {
    long end = System.nanoTime() + 2_000_000_000L;
    while (step.getOpaque() < n && System.nanoTime() < end) {
      Thread.yield();
    }
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

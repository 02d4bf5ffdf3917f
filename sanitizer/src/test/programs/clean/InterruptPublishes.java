// verdict: CLEAN
// about: An interrupt is ordered before the moment where it is noticed.
import module java.base;

public class InterruptPublishes {
  static int data;

  public static void main(String[] args) throws Exception {
    Thread t =
        platform(() -> {
          while (!Thread.interrupted()) {
            Thread.onSpinWait();
          }
          int seen = data;
        });
    data = 42;
    t.interrupt();
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

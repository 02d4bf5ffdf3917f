// verdict: CLEAN
// about: park and unpark wake, a volatile flag publishes.
import module java.base;

public class ParkWithFlag {
  static volatile boolean ready;
  static int data;

  public static void main(String[] args) throws Exception {
    Thread t =
        platform(() -> {
          while (!ready) {
            LockSupport.park();
          }
          int seen = data;
        });
    data = 42;
    ready = true;
    LockSupport.unpark(t);
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

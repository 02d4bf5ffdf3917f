// verdict: RACE field UnparkIsNoPublication.data
// about: unpark makes no promise of order: a thread may return from park for no reason.
// tags: spec
import module java.base;

public class UnparkIsNoPublication {
  static int data;

  public static void main(String[] args) throws Exception {
    Thread t =
        platform(() -> {
          LockSupport.parkNanos(1_000_000);
          int seen = data;
        });
    data = 42;
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

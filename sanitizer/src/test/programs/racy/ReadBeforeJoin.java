// verdict: RACE field ReadBeforeJoin.result
// about: The result is read before the thread is joined.
import module java.base;

public class ReadBeforeJoin {
  static int result;

  public static void main(String[] args) throws Exception {
    Thread t = platform(() -> result = 42);
    int early = result;
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

// verdict: CLEAN
// about: isAlive answering false orders like join.
import module java.base;

public class IsAlivePolled {
  static int result;

  public static void main(String[] args) throws Exception {
    Thread t = platform(() -> result = 42);
    while (t.isAlive()) {
      Thread.yield();
    }
    int seen = result;
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

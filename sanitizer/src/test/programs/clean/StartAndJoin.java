// verdict: CLEAN
// about: What is written before start is seen, what was written before the end is seen after join.
import module java.base;

public class StartAndJoin {
  static int in;
  static int out;

  public static void main(String[] args) throws Exception {
    in = 20;
    Thread t = platform(() -> out = in + 1);
    t.join();
    in = out;
    Thread u = platform(() -> out = in + 1);
    while (!u.join(Duration.ofSeconds(1))) {
      Thread.onSpinWait();
    }
    out++;
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

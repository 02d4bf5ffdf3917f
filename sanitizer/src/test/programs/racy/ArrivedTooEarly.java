// verdict: RACE field ArrivedTooEarly.result
// about: A thread arrives at the Phaser and writes afterwards.
import module java.base;

public class ArrivedTooEarly {
  static int result;

  public static void main(String[] args) throws Exception {
    Phaser phaser = new Phaser(1);
    Thread t =
        platform(() -> {
          phaser.arrive();
          result = 42;
        });
    phaser.awaitAdvance(0);
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

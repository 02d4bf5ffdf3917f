// verdict: CLEAN
// about: A sleeping thread is interrupted and reads what was written before.
// tags: virtual
import module java.base;

public class InterruptedSleep {
  static int data;

  public static void main(String[] args) throws Exception {
    Thread t =
        virtual(() -> {
          try {
            Thread.sleep(60_000);
          } catch (InterruptedException woken) {
            int seen = data;
          }
        });
    data = 42;
    t.interrupt();
    t.join();
  }

  static Thread virtual(Body body) {
    return Thread.ofVirtual().start(unchecked(body));
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

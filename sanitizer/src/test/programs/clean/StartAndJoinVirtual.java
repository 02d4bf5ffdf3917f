// verdict: CLEAN
// about: The same with virtual threads, one starting the next.
// tags: virtual
import module java.base;

public class StartAndJoinVirtual {
  static int value;

  static void chain(int left) throws InterruptedException {
    value++;
    if (left > 0) {
      virtual(() -> chain(left - 1)).join();
    }
    value++;
  }

  public static void main(String[] args) throws Exception {
    chain(10);
    if (value != 22) {
      throw new AssertionError(value);
    }
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

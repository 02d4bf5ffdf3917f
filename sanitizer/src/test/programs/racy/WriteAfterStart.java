// verdict: RACE field WriteAfterStart.limit
// about: The starter writes after it started the thread that reads.
// tags: virtual
import module java.base;

public class WriteAfterStart {
  static int limit;

  public static void main(String[] args) throws Exception {
    Thread t = virtual(() -> System.identityHashCode(limit));
    limit = 10;
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

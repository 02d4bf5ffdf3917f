// verdict: DEADLOCK one
// about: A thread joins itself.
// tags: hangs
import module java.base;

public class HangJoinSelf {
  public static void main(String[] args) throws Exception {
    daemon("one", () -> Thread.currentThread().join()).join();
  }

  static Thread daemon(String name, Body body) {
    return Thread.ofPlatform().daemon().name(name).start(unchecked(body));
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

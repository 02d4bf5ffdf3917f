// verdict: LEAKED-LOCK one two HangLeakedLock.lock
// about: A thread ended without giving its lock back, another waits for it.
// tags: hangs
import module java.base;

public class HangLeakedLock {
  static final ReentrantLock lock = new ReentrantLock();

  public static void main(String[] args) throws Exception {
    Thread one =
        daemon(
            "one",
            () -> {
              lock.lock();
            });
    one.join();
    daemon("two", () -> lock.lock()).join();
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

// verdict: DEADLOCK one
// about: A stamped lock is taken twice by one thread: it is not re-entrant.
// tags: hangs
import module java.base;

public class HangSelfStamped {
  static final StampedLock lock = new StampedLock();

  public static void main(String[] args) throws Exception {
    daemon(
            "one",
            () -> {
              lock.writeLock();
              lock.writeLock();
            })
        .join();
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

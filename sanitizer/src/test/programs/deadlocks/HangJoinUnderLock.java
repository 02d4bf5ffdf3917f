// verdict: DEADLOCK one two
// about: A thread joins another while it holds the lock that the other wants.
// tags: hangs
import module java.base;

public class HangJoinUnderLock {
  static final Object lock = new Object();

  public static void main(String[] args) throws Exception {
    Thread two =
        daemon(
            "two",
            () -> {
              until(1);
              synchronized (lock) {
                Thread.onSpinWait();
              }
            });
    Thread one =
        daemon(
            "one",
            () -> {
              synchronized (lock) {
                step.setOpaque(1);
                two.join();
              }
            });
    one.join();
  }

  /** Orders in time only: opaque accesses make no happens-before edge. */
  static final AtomicInteger step = new AtomicInteger();

  static void until(int n) {
    long end = System.nanoTime() + 2_000_000_000L;
    while (step.getOpaque() < n && System.nanoTime() < end) {
      Thread.yield();
    }
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

// verdict: HANG one
// about: notify came before wait and nothing remembers it; everybody else has ended.
// tags: hangs wait-notify
import module java.base;

public class HangLostNotify {
  static final Object lock = new Object();

  public static void main(String[] args) throws Exception {
    both(
        () -> {
          until(1);
          synchronized (lock) {
            lock.wait();
          }
        },
        () -> {
          synchronized (lock) {
            lock.notify();
          }
          step.setOpaque(1);
        });
  }

  /** Orders in time only: opaque accesses make no happens-before edge. */
  static final AtomicInteger step = new AtomicInteger();

  static void until(int n) {
    long end = System.nanoTime() + 2_000_000_000L;
    while (step.getOpaque() < n && System.nanoTime() < end) {
      Thread.yield();
    }
  }

  static void both(Body one, Body two) throws InterruptedException {
    Thread t0 = Thread.ofPlatform().daemon().name("one").start(unchecked(one));
    Thread t1 = Thread.ofPlatform().daemon().name("two").start(unchecked(two));
    t0.join();
    t1.join();
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

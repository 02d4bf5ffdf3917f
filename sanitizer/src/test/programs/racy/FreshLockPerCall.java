// verdict: RACE field FreshLockPerCall.last
// about: Every call locks an object of its own.
import module java.base;

public class FreshLockPerCall {
  static String last;

  static void put(String text) {
    Object lock = new Object();
    synchronized (lock) {
      last = text;
    }
  }

  public static void main(String[] args) throws Exception {
    both(() -> put("a"), () -> put("b"));
  }

  static void both(Body one, Body two) throws InterruptedException {
    Thread t0 = Thread.ofPlatform().name("one").start(unchecked(one));
    Thread t1 = Thread.ofPlatform().name("two").start(unchecked(two));
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

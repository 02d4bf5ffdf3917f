// verdict: DEADLOCK one two three
// about: Three threads in a ring.
// tags: hangs
import module java.base;

public class HangThree {
  static final Object[] locks = {new Object(), new Object(), new Object()};
  static final AtomicIntegerArray inside = new AtomicIntegerArray(3);

  static void inBoth(int me) {
    synchronized (locks[me]) {
      inside.setOpaque(me, 1);
      while (inside.getOpaque((me + 1) % 3) == 0) {
        Thread.yield();
      }
      synchronized (locks[(me + 1) % 3]) {
        Thread.onSpinWait();
      }
    }
  }

  public static void main(String[] args) throws Exception {
    daemon("one", () -> inBoth(0));
    daemon("two", () -> inBoth(1));
    daemon("three", () -> inBoth(2)).join();
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

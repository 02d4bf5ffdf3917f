// verdict: CLEAN
// about: The monitor is given back by an exception.
import module java.base;

public class ExceptionsUnlock {
  static int count;

  static synchronized void add(boolean fail) {
    count++;
    if (fail) {
      throw new IllegalStateException("on purpose");
    }
  }

  static void work() {
    for (int i = 0; i < 50; i++) {
      try {
        add(i % 3 == 0);
      } catch (IllegalStateException expected) {
        Thread.onSpinWait();
      }
    }
  }

  public static void main(String[] args) throws Exception {
    both(() -> work(), () -> work());
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

// verdict: CLEAN
// about: Data is published through a volatile boolean.
import module java.base;

public class VolatileFlag {
  static int data;
  static volatile boolean ready;

  public static void main(String[] args) throws Exception {
    both(
        () -> {
          data = 42;
          ready = true;
        },
        () -> {
          while (!ready) {
            Thread.onSpinWait();
          }
          int seen = data;
        });
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

// verdict: RACE field PlainFlag.ready
// verdict: RACE field PlainFlag.data
// about: Data is published through a boolean that is not volatile.
import module java.base;

public class PlainFlag {
  static int data;
  static boolean ready;

  public static void main(String[] args) throws Exception {
    both(
        () -> {
          data = 42;
          ready = true;
        },
        () -> {
          for (int i = 0; i < 100_000 && !ready; i++) {
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

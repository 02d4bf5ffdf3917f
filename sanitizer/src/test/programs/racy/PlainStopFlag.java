// verdict: RACE field PlainStopFlag.stop
// about: A worker is asked to stop by a plain field.
// tags: virtual
import module java.base;

public class PlainStopFlag {
  static boolean stop;

  public static void main(String[] args) throws Exception {
    both(
        () -> {
          for (int i = 0; i < 100_000 && !stop; i++) {
            Thread.onSpinWait();
          }
        },
        () -> stop = true);
  }

  static void both(Body one, Body two) throws InterruptedException {
    Thread t0 = Thread.ofVirtual().name("one").start(unchecked(one));
    Thread t1 = Thread.ofVirtual().name("two").start(unchecked(two));
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

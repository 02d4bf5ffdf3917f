// verdict: CLEAN
// about: The same between virtual threads, with a whole object.
// tags: virtual
import module java.base;

public class VolatileFlagVirtual {
  static class Message {
    String text;
    int[] numbers = new int[2];
  }

  static volatile Message message;

  public static void main(String[] args) throws Exception {
    both(
        () -> {
          Message m = new Message();
          m.text = "x";
          m.numbers[1] = 5;
          message = m;
        },
        () -> {
          Message m = message;
          while (m == null) {
            Thread.yield();
            m = message;
          }
          int sum = m.text.length() + m.numbers[1];
        });
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

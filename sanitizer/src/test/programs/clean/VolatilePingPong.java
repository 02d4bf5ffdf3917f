// verdict: CLEAN
// about: Two threads take turns by a volatile number and share plain data.
import module java.base;

public class VolatilePingPong {
  static volatile int turn;
  static int data;

  static void play(int me) {
    for (int i = 0; i < 20; i++) {
      while (turn % 2 != me) {
        Thread.yield();
      }
      data++;
      turn++;
    }
  }

  public static void main(String[] args) throws Exception {
    both(() -> play(0), () -> play(1));
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

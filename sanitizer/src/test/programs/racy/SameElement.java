// verdict: RACE element int[] 5
// about: Two threads write one element of an array.
import module java.base;

public class SameElement {
  public static void main(String[] args) throws Exception {
    int[] cells = new int[8];
    both(() -> cells[5] = 1, () -> cells[5] = 2);
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

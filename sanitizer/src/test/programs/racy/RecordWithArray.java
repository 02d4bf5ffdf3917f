// verdict: RACE element int[] 0
// about: A record is immutable, the array inside it is not.
import module java.base;

public class RecordWithArray {
  record Sample(int[] values) {}

  public static void main(String[] args) throws Exception {
    Sample sample = new Sample(new int[] {1, 2});
    both(() -> sample.values()[0]++, () -> sample.values()[0]++);
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

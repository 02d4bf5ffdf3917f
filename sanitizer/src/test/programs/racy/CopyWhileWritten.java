// verdict: RACE element int[] *
// about: System.arraycopy reads an array that another thread writes.
// tags: bulk
import module java.base;

public class CopyWhileWritten {
  public static void main(String[] args) throws Exception {
    int[] cells = new int[16];
    both(
        () -> {
          int[] copy = new int[16];
          System.arraycopy(cells, 0, copy, 0, 16);
        },
        () -> cells[7] = 1);
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

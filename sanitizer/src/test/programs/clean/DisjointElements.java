// verdict: CLEAN
// about: Each thread writes its own elements; neighbours in one word stay apart.
import module java.base;

public class DisjointElements {
  public static void main(String[] args) throws Exception {
    byte[] bytes = new byte[64];
    boolean[] flags = new boolean[64];
    long[] longs = new long[64];
    both(
        () -> {
          for (int i = 0; i < 64; i += 2) {
            bytes[i] = 1;
            flags[i] = true;
            longs[i] = i;
          }
        },
        () -> {
          for (int i = 1; i < 64; i += 2) {
            bytes[i] = 2;
            flags[i] = true;
            longs[i] = -i;
          }
        });
    long sum = bytes[3] + longs[5];
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

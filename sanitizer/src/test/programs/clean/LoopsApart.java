// verdict: CLEAN
// about: Two threads use parts of arrays that lie side by side, in loops that are left in every
// way: no element is taken for used that is not.
import module java.base;

public class LoopsApart {
  public static void main(String[] args) throws Exception {
    int[] a = new int[400];
    double[] d = new double[400];
    byte[] b = new byte[400];
    both(() -> part(a, d, b, 0, 200), () -> part(a, d, b, 200, 400));
  }

  private static void part(int[] a, double[] d, byte[] b, int from, int to) {
    for (int round = 0; round < 200; round++) {
      for (int i = from; i < to; i++) {
        a[i] = round;
      }
      for (int i = to - 1; i >= from; i--) {
        d[i] += a[i];
      }
      for (int i = from; ; i++) {
        if (i == to) {
          break;
        }
        b[i]++;
      }
      int i = from;
      do {
        a[i] ^= 1;
      } while (++i < to);
      i = from - 1;
      while (++i < to) {
        d[i] = 0.5 * d[i];
      }
      for (int k = from; k < from; k++) {
        a[k] = a[k - 1] + d.length;
      }
      if (find(a, from, to, -1) >= 0) {
        throw new IllegalStateException();
      }
      none(a, from == 0 ? null : new int[1], from);
      for (int k = from + 1; k < to - 1; k += 2) {
        d[k] = d[k - 1] + d[k + 1];
      }
      for (int k = 0; k < 100; k++) {
        b[from + 2 * k] += 1;
        b[from + k] = (byte) Math.max(b[from + k], k);
      }
    }
  }

  private static int find(int[] a, int from, int to, int x) {
    for (int i = from; i < to; i++) {
      if (a[i] == x) {
        return i;
      }
    }
    return -1;
  }

  /** Fails before it uses the other thread's element. */
  private static void none(int[] a, int[] none, int from) {
    int beyond = from == 0 ? 200 : 0;
    try {
      for (int i = 0; i < 10; i++) {
        none[i] = i - none[i + 1];
        a[beyond + i] = 1;
      }
    } catch (NullPointerException | ArrayIndexOutOfBoundsException e) {
      a[from] = 0;
    }
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

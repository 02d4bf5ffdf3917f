// verdict: RACE element boolean[] 1
// verdict: RACE element byte[] 1
// verdict: RACE element char[] 1
// verdict: RACE element short[] 1
// verdict: RACE element int[] 1
// verdict: RACE element long[] 1
// verdict: RACE element float[] 1
// verdict: RACE element double[] 1
// verdict: RACE element java.lang.String[] 1
// about: An element of an array of every kind.
import module java.base;

public class ArrayKinds {
  static final boolean[] z = new boolean[3];
  static final byte[] b = new byte[3];
  static final char[] c = new char[3];
  static final short[] s = new short[3];
  static final int[] i = new int[3];
  static final long[] j = new long[3];
  static final float[] f = new float[3];
  static final double[] d = new double[3];
  static final String[] a = new String[3];

  static void write(int n) {
    z[1] = n > 1;
    b[1] = (byte) n;
    c[1] = (char) n;
    s[1] = (short) n;
    i[1] = n;
    j[1] = n;
    f[1] = n;
    d[1] = n;
    a[1] = "text";
  }

  public static void main(String[] args) throws Exception {
    both(() -> write(1), () -> write(2));
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

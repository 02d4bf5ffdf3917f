// verdict: RACE element int[] 1
// verdict: RACE element int[] 2
// verdict: RACE element int[] 3
// verdict: RACE element int[] 4
// verdict: RACE element int[] 5
// verdict: RACE element int[] 6
// verdict: RACE element int[] 7
// verdict: RACE element int[] 8
// verdict: RACE element int[] 9
// about: Loops over arrays that are left by break, return, exceptions and labels: the last element
// used races, the next one does not.
import module java.base;

public class LoopsLeft {
  private static final int CASES = 10;
  private static final int[] NONE = null;

  public static void main(String[] args) throws Exception {
    int[][] cells = new int[CASES][64];
    both(
        () -> {
          leftByBreak(cells[1]);
          leftByReturn(cells[2]);
          leftByEnd(cells[3], new int[4]);
          leftByNothing(cells[4]);
          leftByLabel(cells[5]);
          leftByException(cells[6]);
          leftInTry(cells[7], new Object());
          sum(cells[8]);
          leftByDivision(cells[9], new int[] {1, 1, 1, 1, 1, 1, 1, 1, 1, 0});
        },
        () -> {
          for (int i = 1; i < CASES; i++) {
            int[] mine = cells[i];
            touch(mine, i);
            touch(mine, i == 6 ? 50 : i + 1);
          }
        });
  }

  private static void touch(int[] cells, int at) {
    cells[at] = 77;
  }

  private static void leftByBreak(int[] a) {
    for (int i = 0; i < a.length; i++) {
      a[i] = 1;
      if (i == 1) {
        break;
      }
    }
  }

  private static int leftByReturn(int[] a) {
    for (int i = 0; i < a.length; i++) {
      int x = a[i];
      if (i == 2) {
        return x;
      }
    }
    return -1;
  }

  /** The array that is written ends before the other. */
  private static void leftByEnd(int[] a, int[] shorter) {
    try {
      for (int i = 0; i < 64; i++) {
        shorter[i] = i;
        a[i] = i;
      }
    } catch (ArrayIndexOutOfBoundsException e) {
      shorter[0] = -1;
    }
  }

  private static void leftByNothing(int[] a) {
    int i = 0;
    while (i < 5) {
      a[i++] = 3;
    }
  }

  private static void leftByLabel(int[] a) {
    int n = 0;
    outer:
    for (int k = 0; k < 3; k++) {
      for (int i = 0; i < 10; i++) {
        a[i] += k;
        n += i;
        if (i == 5) {
          if (k == 2) {
            break outer;
          }
          continue outer;
        }
      }
    }
    a[0] = n;
  }

  /** The element was written in the round that failed. */
  private static void leftByException(int[] a) {
    int[] none = NONE;
    try {
      for (int i = 6; i < 10; i++) {
        a[i] = 1;
        none[i] = 2;
      }
    } catch (NullPointerException e) {
      a[0] = 1;
    }
  }

  private static void leftInTry(int[] a, Object lock) {
    int i = 0;
    try {
      synchronized (lock) {
        do {
          a[i] = 5;
          i++;
        } while (i < 8);
      }
    } finally {
      a[0] = i;
    }
  }

  private static long sum(int[] a) {
    long sum = 0;
    for (int i = 8; i >= 0; i--) {
      sum += a[i];
    }
    return sum;
  }

  private static int leftByDivision(int[] a, int[] by) {
    int sum = 0;
    int i = 0;
    try {
      for (; i < by.length + 10; i++) {
        sum += a[i] / by[i];
      }
    } catch (ArithmeticException e) {
      sum = -1;
    }
    return sum;
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

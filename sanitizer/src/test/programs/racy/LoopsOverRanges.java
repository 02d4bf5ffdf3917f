// verdict: RACE element long[] 4
// verdict: RACE element long[] 5
// verdict: RACE element long[] 6
// verdict: RACE element long[] 7
// verdict: RACE element long[] 8
// verdict: RACE element long[] 9
// verdict: RACE element long[] 99999
// about: Steps of two and backwards, indices that are made of several variables, arrays that change
// within the loop, loops that begin before they are compiled.
import module java.base;

public class LoopsOverRanges {
  private static final int CASES = 10;
  private final long[] kept;

  private LoopsOverRanges(long[] kept) {
    this.kept = kept;
  }

  public static void main(String[] args) throws Exception {
    long[][] cells = new long[CASES][32];
    long[] many = new long[100_000];
    long[] two = cells[7];
    both(
        () -> {
          evens(cells[4], 6);
          backwards(cells[5]);
          flat(cells[6], 1, 4);
          changed(new long[32], two);
          new LoopsOverRanges(cells[8]).field();
          aliases(cells[9], cells[9]);
          evens(many, many.length);
          fill(many);
        },
        () -> {
          touch(cells[4], 4);
          touch(cells[4], 3);
          touch(cells[4], 6);
          touch(cells[5], 5);
          touch(cells[5], 4);
          touch(cells[6], 6);
          touch(cells[6], 3);
          touch(cells[6], 8);
          touch(two, 7);
          touch(two, 1);
          touch(cells[8], 8);
          touch(cells[8], 9);
          touch(cells[9], 9);
          touch(cells[9], 10);
          touch(many, 99_999);
        });
  }

  private static void touch(long[] cells, int at) {
    cells[at] = 77;
  }

  private static void evens(long[] a, int n) {
    for (int i = 0; i < n; i += 2) {
      a[i] = i;
    }
  }

  private static void backwards(long[] a) {
    for (int i = 20; i > 4; i--) {
      a[i] = a[i] + 1;
    }
  }

  private static void flat(long[] a, int row, int width) {
    for (int j = 0; j < width; j++) {
      a[row * width + j] = j;
    }
  }

  /** From the third round on it is another array. */
  private static void changed(long[] one, long[] two) {
    long[] a = one;
    for (int i = 0; i < 8; i++) {
      if (i == 2) {
        a = two;
      }
      a[i] = i;
    }
  }

  private void field() {
    int i = -1;
    while (i < 8) {
      kept[++i] = i;
    }
  }

  private static void aliases(long[] one, long[] two) {
    for (int i = 1; i < 10; i++) {
      one[i] = two[i - 1];
    }
  }

  private static void fill(long[] a) {
    for (int i = 0; i < a.length; i++) {
      a[i] = i;
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

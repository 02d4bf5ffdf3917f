// verdict: RACE element int[] 1
// verdict: RACE element int[] 2
// verdict: RACE element int[] 3
// verdict: RACE element int[] 4
// verdict: RACE element int[] 5
// about: Loops over elements that other loops of the thread used before: at an earlier time, with
// another step, in another part, or only read.
import module java.base;

public class LoopsUsedAgain {
  private static final int CASES = 6;
  private static volatile int baton;

  public static void main(String[] args) throws Exception {
    baton = 0;
    int[][] cells = new int[CASES][64];
    Thread two =
        Thread.ofPlatform()
            .name("two")
            .unstarted(() -> {
              while (baton == 0) {
                Thread.onSpinWait();
              }
              cells[1][1] = 77;
              cells[2][2]++;
            });
    Thread three =
        Thread.ofPlatform()
            .name("three")
            .unstarted(() -> {
              for (int i = 3; i < CASES; i++) {
                cells[i][i]++;
              }
            });
    two.start();
    three.start();
    int sum = sum(cells[1], 0, 64, 1);
    fill(cells[2], 0);
    baton = 1;
    sum += sum(cells[1], 0, 64, 1);
    fill(cells[2], 1);
    sum += sum(cells[3], 0, 64, 2) + sum(cells[3], 1, 64, 2);
    sum += sum(cells[4], 32, 64, 1) + sum(cells[4], 0, 32, 1);
    // Another element, so that only what is written can race.
    sum += sum(cells[5], 6, 64, 1);
    fill(cells[5], sum);
    two.join();
    three.join();
  }

  private static int sum(int[] a, int from, int to, int step) {
    int sum = 0;
    if (step == 2) {
      for (int i = from; i < to; i += 2) {
        sum += a[i];
      }
      return sum;
    }
    for (int i = from; i < to; i++) {
      sum += a[i];
    }
    return sum;
  }

  private static void fill(int[] a, int with) {
    for (int i = 0; i < a.length; i++) {
      a[i] = with;
    }
  }
}

// verdict: CLEAN
// about: Two threads use all of one array in turns, in loops over the same elements again and
// again: what one has used is known only as long as the other has not been there.
import module java.base;

public class LoopsUsedInTurns {
  private static final int ROUNDS = 60;

  public static void main(String[] args) throws Exception {
    long[] a = new long[100];
    var mine = new Semaphore(1);
    var other = new Semaphore(0);
    Thread two =
        Thread.ofPlatform()
            .start(() -> {
              for (int i = 0; i < ROUNDS; i++) {
                other.acquireUninterruptibly();
                use(a, i);
                mine.release();
              }
            });
    for (int i = 0; i < ROUNDS; i++) {
      mine.acquireUninterruptibly();
      use(a, i);
      other.release();
    }
    two.join();
    if (sum(a, 0) != 4 * ROUNDS * a.length) {
      throw new IllegalStateException("" + sum(a, 0));
    }
  }

  private static void use(long[] a, int round) {
    for (int k = 0; k < 2; k++) {
      long before = sum(a, 0);
      for (int i = 0; i < a.length; i += 2) {
        a[i]++;
      }
      for (int i = 1; i < a.length; i += 2) {
        a[i]++;
      }
      if (sum(a, 0) - before != a.length || sum(a, round) > sum(a, 0)) {
        throw new IllegalStateException("" + before);
      }
    }
  }

  private static long sum(long[] a, int from) {
    long sum = 0;
    for (int i = from; i < a.length; i++) {
      sum += a[i];
    }
    return sum;
  }
}

// verdict: CLEAN
// about: Two workers at a time help until all is done, and read what other workers wrote.
// tags: pool
import module java.base;

public class QuiescentTwice {
  static final int TASKS = 100;
  static final int[] done = new int[2 * TASKS];

  public static void main(String[] args) throws Exception {
    for (int round = 0; round < 20; round++) {
      Arrays.fill(done, 0);
      try (var pool = new ForkJoinPool(3)) {
        var first = pool.submit(() -> forkAll(0));
        var second = pool.submit(() -> forkAll(TASKS));
        first.get();
        second.get();
      }
    }
  }

  static void forkAll(int from) {
    for (int i = from; i < from + TASKS; i++) {
      int place = i;
      ForkJoinTask.adapt(
              () -> {
                done[place] = 1;
              })
          .fork();
    }
    ForkJoinTask.helpQuiesce();
    for (int i = from; i < from + TASKS; i++) {
      if (done[i] != 1) {
        throw new AssertionError("wrong result");
      }
    }
  }
}

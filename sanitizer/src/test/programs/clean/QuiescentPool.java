// verdict: CLEAN
// about: A worker helps until all tasks that it has forked are done.
// tags: pool
import module java.base;

public class QuiescentPool {
  static final int[] done = new int[200];

  public static void main(String[] args) throws Exception {
    for (int round = 0; round < 5; round++) {
      try (var pool = new ForkJoinPool(3)) {
        pool.submit(QuiescentPool::forkAll).get();
      }
    }
  }

  static void forkAll() {
    Arrays.fill(done, 0);
    for (int i = 0; i < done.length; i++) {
      int place = i;
      ForkJoinTask.adapt(
              () -> {
                done[place] = 1;
              })
          .fork();
    }
    ForkJoinTask.helpQuiesce();
    for (int each : done) {
      if (each != 1) {
        throw new AssertionError("wrong result");
      }
    }
  }
}

// verdict: CLEAN
// about: What the tasks of an executor of virtual threads wrote is seen by who closed it, or polled
// its end.
// tags: virtual pool
import module java.base;

public class EachTaskBeforeClose {
  static final int TASKS = 300;

  public static void main(String[] args) throws Exception {
    int[] done = new int[3 * TASKS];
    try (ExecutorService closed = Executors.newVirtualThreadPerTaskExecutor()) {
      fill(closed, done, 0);
    }
    ExecutorService polled = Executors.newVirtualThreadPerTaskExecutor();
    fill(polled, done, TASKS);
    polled.shutdown();
    while (!polled.isTerminated()) {
      Thread.yield();
    }
    ExecutorService awaited = Executors.newVirtualThreadPerTaskExecutor();
    fill(awaited, done, 2 * TASKS);
    awaited.shutdown();
    if (!awaited.awaitTermination(1, TimeUnit.MINUTES) || IntStream.of(done).sum() != 3 * TASKS) {
      throw new AssertionError();
    }
  }

  static void fill(ExecutorService pool, int[] done, int from) {
    for (int i = from; i < from + TASKS; i++) {
      int me = i;
      pool.execute(() -> done[me]++);
    }
  }
}

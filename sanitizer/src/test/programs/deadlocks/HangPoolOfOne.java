// verdict: STARVATION pool-task
// about: A task of a one-thread pool waits for a task that it gave to the same pool.
// tags: hangs pool
import module java.base;

public class HangPoolOfOne {
  public static void main(String[] args) throws Exception {
    ExecutorService pool =
        Executors.newSingleThreadExecutor(Thread.ofPlatform().daemon().name("pool-task").factory());
    Future<Integer> parent = pool.submit(() -> 1 + pool.submit(() -> 1).get());
    parent.get();
  }
}

// verdict: CLEAN
// about: After awaitTermination, and after close, all tasks' writes are seen.
import module java.base;

public class AwaitTermination {
  static int a;
  static int b;

  public static void main(String[] args) throws Exception {
    ExecutorService pool = Executors.newSingleThreadExecutor();
    pool.execute(() -> a = 1);
    pool.shutdown();
    while (!pool.awaitTermination(1, TimeUnit.SECONDS)) {
      Thread.onSpinWait();
    }
    try (ExecutorService other = Executors.newVirtualThreadPerTaskExecutor()) {
      other.execute(() -> b = a);
    }
    a += b;
  }
}

// verdict: CLEAN
// about: Each pool is ended before the next one gets its task.
import module java.base;

public class OrderedByPools {
  static final Object a = new Object();
  static final Object b = new Object();

  static void inBoth(Object outer, Object inner) {
    synchronized (outer) {
      synchronized (inner) {
        Thread.onSpinWait();
      }
    }
  }

  public static void main(String[] args) throws Exception {
    try (ExecutorService pool = Executors.newFixedThreadPool(2)) {
      pool.execute(() -> inBoth(a, b));
    }
    try (ExecutorService pool = Executors.newVirtualThreadPerTaskExecutor()) {
      pool.execute(() -> inBoth(b, a));
    }
    ExecutorService last = Executors.newSingleThreadExecutor();
    last.execute(() -> inBoth(a, b));
    last.shutdown();
    if (last.awaitTermination(9, TimeUnit.SECONDS)) {
      inBoth(b, a);
    }
  }
}

// verdict: CLEAN
// about: Each task is given to a pool after the one before was waited for, in several ways.
import module java.base;

public class OrderedByFutures {
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
      pool.submit(() -> inBoth(a, b)).get();
      pool.submit(() -> inBoth(b, a), 0).get(9, TimeUnit.SECONDS);
      pool.invokeAll(List.of(Executors.callable(() -> inBoth(a, b))));
      inBoth(b, a);
      CompletableFuture.runAsync(() -> inBoth(a, b), pool).join();
      CompletableFuture<?> one = CompletableFuture.runAsync(() -> inBoth(b, a));
      CompletableFuture.allOf(one).join();
    }
    inBoth(a, b);
  }
}

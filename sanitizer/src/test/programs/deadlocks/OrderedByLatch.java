// verdict: CLEAN
// about: What is done under the locks in one order ends before the latch opens that the other order
// waits for.
import module java.base;

public class OrderedByLatch {
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
    CountDownLatch done = new CountDownLatch(1);
    CompletableFuture<String> told = new CompletableFuture<>();
    try (ExecutorService pool = Executors.newCachedThreadPool()) {
      pool.execute(() -> {
        inBoth(a, b);
        done.countDown();
      });
      done.await();
      inBoth(b, a);
      told.complete("yes");
      pool.execute(() -> {
        told.join();
        inBoth(a, b);
      });
    }
  }
}

// verdict: CLEAN
// about: What locks in one order ends before the latch, future, barrier or task that the other
// order waits for.
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
    CyclicBarrier met = new CyclicBarrier(2);
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
      pool.submit(() -> {
        told.join();
        inBoth(a, b);
        met.await();
        return 0;
      });
      met.await();
      inBoth(b, a);
    }
    try (ScheduledExecutorService pool = Executors.newScheduledThreadPool(2)) {
      pool.schedule(() -> inBoth(a, b), 1, TimeUnit.MILLISECONDS).get();
      inBoth(b, a);
    }
  }
}

// verdict: LOCK-ORDER FutureOfAnother.a FutureOfAnother.b
// about: The future that is waited for is not that of the task that locks.
import module java.base;

public class FutureOfAnother {
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
    try (ExecutorService pool = Executors.newFixedThreadPool(2)) {
      pool.submit(() -> {
        inBoth(a, b);
        done.countDown();
      });
      pool.submit(Thread::onSpinWait).get();
      while (done.getCount() > 0) { // orders in time only
        Thread.onSpinWait();
      }
      inBoth(b, a);
    }
  }
}

// verdict: CLEAN
// about: The action of a barrier comes between what its parties did before and do after; a broken
// barrier too.
// tags: virtual
import module java.base;

public class BarrierActions {
  static final int[] cells = new int[3];
  static int sum;
  static int trips;

  static void work(int me, CyclicBarrier barrier) throws Exception {
    for (int round = 1; round <= 20; round++) {
      cells[me] = round;
      barrier.await();
      if (sum != 3 * round) {
        throw new IllegalStateException("sum " + sum);
      }
      barrier.await(1, TimeUnit.MINUTES);
    }
  }

  public static void main(String[] args) throws Exception {
    CyclicBarrier barrier =
        new CyclicBarrier(
            3,
            () -> {
              sum = cells[0] + cells[1] + cells[2];
              trips++;
            });
    Thread one = Thread.ofVirtual().start(unchecked(() -> work(0, barrier)));
    all(() -> work(1, barrier), () -> work(2, barrier));
    one.join();
    if (trips != 40) {
      throw new IllegalStateException("trips " + trips);
    }
    broken();
  }

  static int before;

  static void broken() throws Exception {
    CyclicBarrier barrier = new CyclicBarrier(2);
    all(
        () -> {
          try {
            before = 1;
            barrier.await(1, TimeUnit.NANOSECONDS);
          } catch (TimeoutException | BrokenBarrierException e) {
            // As meant.
          }
        },
        () -> {
          while (!barrier.isBroken()) {
            Thread.onSpinWait();
          }
          if (before != 1) {
            throw new IllegalStateException("before " + before);
          }
        });
  }

  static void all(Body... bodies) throws InterruptedException {
    List<Thread> threads = new ArrayList<>();
    for (Body body : bodies) {
      threads.add(Thread.ofPlatform().start(unchecked(body)));
    }
    for (Thread thread : threads) {
      thread.join();
    }
  }

  interface Body {
    void run() throws Exception;
  }

  static Runnable unchecked(Body body) {
    return () -> {
      try {
        body.run();
      } catch (Exception e) {
        throw new IllegalStateException(e);
      }
    };
  }
}

// verdict: RACE element int[] *
// about: One barrier in a round that needs two: a thread writes for the next round while its
// neighbour reads.
import module java.base;

public class BarrierOncePerRound {
  static final int[] cells = new int[2];
  static final CyclicBarrier barrier = new CyclicBarrier(2);

  static void work(int me) throws Exception {
    int sum = 0;
    for (int round = 0; round < 2; round++) {
      cells[me] = round;
      barrier.await();
      sum += cells[1 - me];
    }
  }

  public static void main(String[] args) throws Exception {
    both(() -> work(0), () -> work(1));
  }

  static void both(Body one, Body two) throws InterruptedException {
    Thread t0 = Thread.ofPlatform().name("one").start(unchecked(one));
    Thread t1 = Thread.ofPlatform().name("two").start(unchecked(two));
    t0.join();
    t1.join();
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

// verdict: CLEAN
// about: Two barriers in each round; the barrier's action sees all parts.
import module java.base;

public class BarrierPhases {
  static final int[] cells = new int[3];
  static int total;
  static final CyclicBarrier filled =
      new CyclicBarrier(3, () -> total += cells[0] + cells[1] + cells[2]);
  static final CyclicBarrier read = new CyclicBarrier(3);

  static void work(int me) throws Exception {
    int seen = 0;
    for (int round = 0; round < 5; round++) {
      cells[me] = round;
      filled.await();
      seen += cells[(me + 1) % 3] + total;
      read.await();
    }
  }

  public static void main(String[] args) throws Exception {
    List<Thread> threads = new ArrayList<>();
    for (int i = 0; i < 3; i++) {
      int me = i;
      threads.add(platform(() -> work(me)));
    }
    for (Thread t : threads) {
      t.join();
    }
  }

  static Thread platform(Body body) {
    return Thread.ofPlatform().start(unchecked(body));
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

// verdict: CLEAN
// about: Red-black relaxation of a grid with a barrier after each colour.
// tags: larger
import module java.base;

public class SorWithBarrier {
  static final int N = 24;
  static final double[][] grid = new double[N][N];
  static final CyclicBarrier barrier = new CyclicBarrier(2);

  static void relax(int from, int to) throws Exception {
    for (int round = 0; round < 4; round++) {
      for (int colour = 0; colour < 2; colour++) {
        for (int i = from; i < to; i++) {
          for (int j = 1 + (i + colour) % 2; j < N - 1; j += 2) {
            grid[i][j] = (grid[i - 1][j] + grid[i + 1][j] + grid[i][j - 1] + grid[i][j + 1]) * 0.25;
          }
        }
        barrier.await();
      }
    }
  }

  public static void main(String[] args) throws Exception {
    for (int i = 0; i < N; i++) {
      grid[0][i] = 1;
    }
    both(() -> relax(1, N / 2), () -> relax(N / 2, N - 1));
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

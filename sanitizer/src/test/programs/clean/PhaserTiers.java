// verdict: CLEAN
// about: Phasers below a phaser, what runs at their advance, one who waits without taking part, and
// the end.
// tags: larger
import module java.base;

public class PhaserTiers {
  static final int[] cells = new int[4];
  static int sum;

  static void part(int me, Phaser phaser) {
    for (int round = 1; round <= 10; round++) {
      cells[me] = round;
      phaser.arriveAndAwaitAdvance();
      if (sum != 4 * round) {
        throw new IllegalStateException("sum " + sum);
      }
      phaser.awaitAdvance(phaser.arrive());
    }
    phaser.arriveAndDeregister();
  }

  public static void main(String[] args) throws Exception {
    Phaser root =
        new Phaser() {
          @Override
          protected boolean onAdvance(int phase, int parties) {
            sum = cells[0] + cells[1] + cells[2] + cells[3];
            return parties == 0;
          }
        };
    Phaser left = new Phaser(root, 2);
    Phaser right = new Phaser(root, 2);
    all(
        () -> part(0, left),
        () -> part(1, left),
        () -> part(2, right),
        () -> part(3, right),
        () -> {
          int phase = 0;
          while (phase >= 0) {
            phase = root.awaitAdvance(phase);
          }
          if (sum != 40) {
            throw new IllegalStateException("sum " + sum);
          }
        });
    if (!root.isTerminated() || sum != 40) {
      throw new IllegalStateException("sum " + sum);
    }
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

// verdict: RACE element int[] *
// about: One phase in a round that needs two: a thread writes for the next round while its
// neighbour reads.
import module java.base;

public class PhaserLateReader {
  static final int[] cells = new int[2];
  static final Phaser phaser = new Phaser(2);

  static void work(int me) {
    int sum = 0;
    for (int round = 0; round < 2; round++) {
      cells[me] = round;
      phaser.arriveAndAwaitAdvance();
      sum += cells[1 - me];
    }
  }

  public static void main(String[] args) throws Exception {
    all(() -> work(0), () -> work(1));
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

// verdict: CLEAN
// about: The same with a Phaser, whose parties register and leave.
// tags: virtual
import module java.base;

public class PhaserPhases {
  static final int[] cells = new int[3];
  static final Phaser phaser = new Phaser(1);

  static void work(int me) {
    int seen = 0;
    for (int round = 0; round < 5; round++) {
      cells[me] = round;
      phaser.arriveAndAwaitAdvance();
      seen += cells[(me + 1) % 3];
      phaser.arriveAndAwaitAdvance();
    }
    phaser.arriveAndDeregister();
  }

  public static void main(String[] args) throws Exception {
    List<Thread> threads = new ArrayList<>();
    for (int i = 0; i < 3; i++) {
      int me = i;
      phaser.register();
      threads.add(virtual(() -> work(me)));
    }
    phaser.arriveAndDeregister();
    for (Thread t : threads) {
      t.join();
    }
  }

  static Thread virtual(Body body) {
    return Thread.ofVirtual().start(unchecked(body));
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

// verdict: RACE field PhaserArrivesOnly.value
// about: To arrive at a phaser publishes; it does not see what others published, before the phase
// advances.
import module java.base;

public class PhaserArrivesOnly {
  static int value;

  public static void main(String[] args) throws Exception {
    Phaser phaser = new Phaser(3);
    all(
        () -> {
          value = 1;
          phaser.arrive();
          step.setOpaque(1);
        },
        () -> {
          until(1);
          phaser.arrive();
          int seen = value;
        });
  }

  /** Orders in time only: opaque accesses make no happens-before edge. */
  static final AtomicInteger step = new AtomicInteger();

  static void until(int n) {
    long end = System.nanoTime() + 2_000_000_000L;
    while (step.getOpaque() < n && System.nanoTime() < end) {
      Thread.yield();
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

// verdict: RACE field FinalChangedLater.shared
// verdict: RACE element int[] 0
// about: Final fields protect what was written before the constructor ended, and not what was
// written after the object was passed on.
// tags: final
import module java.base;

public class FinalChangedLater {
  record Box(int[] values) {}

  static Box shared;
  static volatile int unrelated;

  public static void main(String[] args) throws Exception {
    all(
        () -> {
          Box box = new Box(new int[1]);
          shared = box;
          unrelated = 1;
          box.values()[0] = 2;
          step.setOpaque(1);
        },
        () -> {
          until(1);
          Box box = shared;
          int seen = box.values()[0];
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

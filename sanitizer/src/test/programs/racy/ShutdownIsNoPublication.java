// verdict: RACE field ShutdownIsNoPublication.value
// about: A task that was handed in before reads what its submitter wrote before shutting down.
// tags: pool
import module java.base;

public class ShutdownIsNoPublication {
  static int value;

  public static void main(String[] args) throws Exception {
    ExecutorService pool = Executors.newFixedThreadPool(1);
    pool.execute(() -> {
      until(1);
      int seen = value;
    });
    value = 1;
    pool.shutdown();
    step.setOpaque(1);
    pool.awaitTermination(1, TimeUnit.MINUTES);
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

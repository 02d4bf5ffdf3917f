// verdict: CLEAN
// about: A pool's tasks come after who handed them in and before who learns of the pool's end.
// tags: pool
import module java.base;

public class PoolLife {
  static int before;
  static int[] done = new int[8];

  public static void main(String[] args) throws Exception {
    for (int round = 0; round < 10; round++) {
      ThreadPoolExecutor pool =
          new ThreadPoolExecutor(
              1,
              3,
              1,
              TimeUnit.MILLISECONDS,
              new ArrayBlockingQueue<>(2),
              new ThreadPoolExecutor.CallerRunsPolicy());
      before = round;
      int expected = round;
      for (int i = 0; i < 8; i++) {
        int me = i;
        pool.execute(() -> done[me] = before == expected ? expected : -1);
      }
      pool.shutdown();
      if (round % 2 == 0) {
        while (!pool.isTerminated()) {
          Thread.onSpinWait();
        }
      } else if (!pool.awaitTermination(1, TimeUnit.MINUTES)) {
        throw new IllegalStateException("no end");
      }
      for (int value : done) {
        if (value != round) {
          throw new IllegalStateException("done " + Arrays.toString(done));
        }
      }
    }
    rejected();
  }

  static int closed;

  static void rejected() throws Exception {
    ExecutorService pool = Executors.newSingleThreadExecutor();
    all(
        () -> {
          closed = 1;
          pool.shutdown();
        },
        () -> {
          while (!pool.isShutdown()) {
            Thread.onSpinWait();
          }
          if (closed != 1) {
            throw new IllegalStateException("closed " + closed);
          }
        },
        () -> {
          try {
            while (true) {
              pool.execute(() -> {});
            }
          } catch (RejectedExecutionException e) {
            if (closed != 1) {
              throw new IllegalStateException("closed " + closed);
            }
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

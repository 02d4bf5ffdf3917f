// verdict: DEADLOCK caller worker
// about: A thread waits for a task while it holds the lock that the task wants.
// tags: hangs pool
import module java.base;

public class HangTaskUnderLock {
  static final Object lock = new Object();
  static int sum;

  public static void main(String[] args) throws Exception {
    ExecutorService pool = Executors.newFixedThreadPool(1, body -> daemon("worker", body::run));
    Thread caller =
        daemon(
            "caller",
            () -> {
              synchronized (lock) {
                Runnable body =
                    () -> {
                      synchronized (lock) {
                        sum++;
                      }
                    };
                pool.submit(body).get();
              }
            });
    caller.start();
    caller.join();
  }

  static Thread daemon(String name, Body body) {
    return Thread.ofPlatform().daemon().name(name).unstarted(unchecked(body));
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

// verdict: RACE field ExchangedBeside.value
// about: Two pairs use one exchanger after each other; only partners are ordered.
import module java.base;

public class ExchangedBeside {
  static int value;

  public static void main(String[] args) throws Exception {
    Exchanger<String> exchanger = new Exchanger<>();
    all(
        () -> {
          value = 1;
          exchanger.exchange("one");
          step.setOpaque(1);
        },
        () -> exchanger.exchange("two"),
        () -> {
          until(1);
          exchanger.exchange("three");
          int seen = value;
        },
        () -> {
          until(1);
          exchanger.exchange("four");
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

// verdict: RACE field ClassValueChanged$Uses.count
// about: A ClassValue passes on what it computed, not what threads change there afterwards.
import module java.base;

public class ClassValueChanged {
  static final class Uses {
    int count;
  }

  static final ClassValue<Uses> USES =
      new ClassValue<>() {
        @Override
        protected Uses computeValue(Class<?> type) {
          return new Uses();
        }
      };

  static final AtomicInteger step = new AtomicInteger();

  public static void main(String[] args) throws Exception {
    USES.get(String.class);
    all(
        () -> {
          USES.get(String.class).count++;
          step.setOpaque(1);
        },
        () -> {
          awaitStep(1);
          USES.get(String.class).count++;
        });
  }

  /** Waits until so many steps are done; orders nothing. */
  static void awaitStep(int number) {
    long end = System.nanoTime() + 10_000_000_000L;
    while (step.getOpaque() < number && System.nanoTime() < end) {
      Thread.onSpinWait();
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

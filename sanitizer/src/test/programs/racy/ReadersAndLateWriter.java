// verdict: RACE field ReadersAndLateWriter.rate
// about: Many readers share a value, then one thread changes it.
// tags: virtual
import module java.base;

public class ReadersAndLateWriter {
  static double rate = 1.5;

  public static void main(String[] args) throws Exception {
    List<Thread> threads = new ArrayList<>();
    for (int i = 0; i < 4; i++) {
      threads.add(virtual(() -> System.identityHashCode(rate)));
    }
    threads.add(virtual(() -> rate = 2.5));
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

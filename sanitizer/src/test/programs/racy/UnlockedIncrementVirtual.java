// verdict: RACE field UnlockedIncrementVirtual$Counter.value
// about: Virtual threads increment a field of one object that a lambda captured.
// tags: virtual
import module java.base;

public class UnlockedIncrementVirtual {
  static class Counter {
    int value;
  }

  public static void main(String[] args) throws Exception {
    Counter counter = new Counter();
    both(() -> counter.value++, () -> counter.value++);
  }

  static void both(Body one, Body two) throws InterruptedException {
    Thread t0 = Thread.ofVirtual().name("one").start(unchecked(one));
    Thread t1 = Thread.ofVirtual().name("two").start(unchecked(two));
    t0.join();
    t1.join();
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

// verdict: CLEAN
// about: A ticket lock of two atomic numbers.
import module java.base;

public class TicketLock {
  static final AtomicInteger next = new AtomicInteger();
  static final AtomicInteger serving = new AtomicInteger();
  static int count;

  static void work() {
    for (int i = 0; i < 30; i++) {
      int ticket = next.getAndIncrement();
      while (serving.get() != ticket) {
        Thread.yield();
      }
      count++;
      serving.set(ticket + 1);
    }
  }

  public static void main(String[] args) throws Exception {
    both(() -> work(), () -> work());
  }

  static void both(Body one, Body two) throws InterruptedException {
    Thread t0 = Thread.ofPlatform().name("one").start(unchecked(one));
    Thread t1 = Thread.ofPlatform().name("two").start(unchecked(two));
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

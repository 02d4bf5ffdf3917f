// verdict: LOCK-ORDER ReentrantLock ReentrantLock ReentrantLock ReentrantLock
// about: Four philosophers take the left fork first, and happen to dine one after the other.
// tags: virtual larger
import module java.base;

public class Philosophers {
  static final ReentrantLock[] forks = {
    new ReentrantLock(), new ReentrantLock(), new ReentrantLock(), new ReentrantLock()
  };

  static void dine(int me) {
    until(me);
    forks[me].lock();
    forks[(me + 1) % 4].lock();
    forks[(me + 1) % 4].unlock();
    forks[me].unlock();
    step.setOpaque(me + 1);
  }

  public static void main(String[] args) throws Exception {
    List<Thread> threads = new ArrayList<>();
    for (int i = 0; i < 4; i++) {
      int me = i;
      threads.add(virtual(() -> dine(me)));
    }
    for (Thread t : threads) {
      t.join();
    }
  }

  /** Orders in time only: opaque accesses make no happens-before edge. */
  static final AtomicInteger step = new AtomicInteger();

  static void until(int n) {
    long end = System.nanoTime() + 2_000_000_000L;
    while (step.getOpaque() < n && System.nanoTime() < end) {
      Thread.yield();
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

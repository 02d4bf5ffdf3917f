// verdict: CLEAN
// about: Philosophers take any fork first, but ask a waiter for the table before.
// tags: larger
import module java.base;

public class PhilosophersWithWaiter {
  static final Object waiter = new Object();
  static final ReentrantLock[] forks = {
    new ReentrantLock(), new ReentrantLock(), new ReentrantLock()
  };

  static void dine(int me) {
    for (int i = 0; i < 10; i++) {
      synchronized (waiter) {
        forks[me].lock();
        forks[(me + 1) % 3].lock();
      }
      forks[me].unlock();
      forks[(me + 1) % 3].unlock();
    }
  }

  public static void main(String[] args) throws Exception {
    List<Thread> threads = new ArrayList<>();
    for (int i = 0; i < 3; i++) {
      int me = i;
      threads.add(platform(() -> dine(me)));
    }
    for (Thread t : threads) {
      t.join();
    }
  }

  static Thread platform(Body body) {
    return Thread.ofPlatform().start(unchecked(body));
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

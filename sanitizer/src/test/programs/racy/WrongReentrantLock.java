// verdict: RACE field WrongReentrantLock.balance
// about: Two different j.u.c. locks are taken for one field.
// tags: virtual
import module java.base;

public class WrongReentrantLock {
  static final ReentrantLock first = new ReentrantLock();
  static final ReentrantLock second = new ReentrantLock();
  static long balance;

  static void add(ReentrantLock lock, long amount) {
    lock.lock();
    try {
      balance += amount;
    } finally {
      lock.unlock();
    }
  }

  public static void main(String[] args) throws Exception {
    both(() -> add(first, 5), () -> add(second, 7));
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

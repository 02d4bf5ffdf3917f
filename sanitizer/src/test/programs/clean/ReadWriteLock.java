// verdict: CLEAN
// about: Readers under the read lock, writers under the write lock, with a downgrade.
import module java.base;

public class ReadWriteLock {
  static final ReentrantReadWriteLock lock = new ReentrantReadWriteLock();
  static int x;
  static int y;

  static int sum() {
    lock.readLock().lock();
    try {
      return x + y;
    } finally {
      lock.readLock().unlock();
    }
  }

  static int move() {
    lock.writeLock().lock();
    try {
      x++;
      y--;
      lock.readLock().lock();
    } finally {
      lock.writeLock().unlock();
    }
    try {
      return x + y;
    } finally {
      lock.readLock().unlock();
    }
  }

  static void work() {
    for (int i = 0; i < 30; i++) {
      if (move() != 0 || sum() != 0) {
        throw new AssertionError();
      }
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

// verdict: CLEAN
// about: A StampedLock in write and read mode, with conversion.
import module java.base;

public class StampedLockModes {
  static final StampedLock lock = new StampedLock();
  static int x;

  static void raise(int limit) {
    long stamp = lock.readLock();
    try {
      while (x < limit) {
        long write = lock.tryConvertToWriteLock(stamp);
        if (write != 0) {
          stamp = write;
          x++;
          return;
        }
        lock.unlockRead(stamp);
        stamp = lock.writeLock();
      }
    } finally {
      lock.unlock(stamp);
    }
  }

  public static void main(String[] args) throws Exception {
    both(
        () -> {
          for (int i = 0; i < 40; i++) {
            raise(30);
          }
        },
        () -> {
          for (int i = 0; i < 40; i++) {
            raise(30);
          }
        });
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

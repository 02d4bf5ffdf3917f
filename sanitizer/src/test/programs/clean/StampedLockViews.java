// verdict: CLEAN
// about: A StampedLock used through its views as other locks.
import module java.base;

public class StampedLockViews {
  static final StampedLock lock = new StampedLock();
  static final Lock write = lock.asWriteLock();
  static final java.util.concurrent.locks.ReadWriteLock views = lock.asReadWriteLock();
  static int count;

  public static void main(String[] args) throws Exception {
    both(
        () -> {
          for (int i = 0; i < 100; i++) {
            write.lock();
            count++;
            write.unlock();
            views.readLock().lock();
            check(count > 0);
            views.readLock().unlock();
          }
        },
        () -> {
          for (int i = 0; i < 100; i++) {
            while (!views.writeLock().tryLock()) {
              Thread.onSpinWait();
            }
            count++;
            views.writeLock().unlock();
          }
        });
    check(count == 200);
  }

  static void check(boolean right) {
    if (!right) {
      throw new AssertionError("wrong result");
    }
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

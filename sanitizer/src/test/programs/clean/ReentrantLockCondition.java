// verdict: CLEAN
// about: A slot is handed over with a lock and two conditions.
import module java.base;

public class ReentrantLockCondition {
  static final ReentrantLock lock = new ReentrantLock();
  static final Condition filled = lock.newCondition();
  static final Condition emptied = lock.newCondition();
  static String slot;

  static void put(String text) throws InterruptedException {
    lock.lock();
    try {
      while (slot != null) {
        emptied.await();
      }
      slot = text;
      filled.signal();
    } finally {
      lock.unlock();
    }
  }

  static String take() throws InterruptedException {
    lock.lock();
    try {
      while (slot == null) {
        filled.await();
      }
      String text = slot;
      slot = null;
      emptied.signal();
      return text;
    } finally {
      lock.unlock();
    }
  }

  public static void main(String[] args) throws Exception {
    both(
        () -> {
          for (int i = 0; i < 20; i++) {
            put("n" + i);
          }
        },
        () -> {
          for (int i = 0; i < 20; i++) {
            take();
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

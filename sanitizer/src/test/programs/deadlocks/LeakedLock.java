// verdict: LEAKED-LOCK one LeakedLock.lock
// about: A thread ended with the lock held; nobody has missed it yet.
import module java.base;

public class LeakedLock {
  static final ReentrantLock lock = new ReentrantLock();
  static int[] cells = new int[2];

  public static void main(String[] args) throws Exception {
    Thread one =
        daemon(
            "one",
            () -> {
              lock.lock();
              lock.lock();
              cells[1]++;
              lock.unlock();
            });
    one.join();
    if (lock.tryLock()) {
      throw new AssertionError();
    }
  }

  static Thread daemon(String name, Body body) {
    return Thread.ofPlatform().daemon().name(name).start(unchecked(body));
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

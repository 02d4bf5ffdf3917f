// verdict: CLEAN
// about: Both orders occur under one gate lock of another kind.
// tags: virtual
import module java.base;

public class GatedLocks {
  static final ReentrantLock gate = new ReentrantLock();
  static final Object a = new Object();
  static final ReentrantLock b = new ReentrantLock();

  public static void main(String[] args) throws Exception {
    both(
        () -> {
          gate.lock();
          synchronized (a) {
            b.lock();
            b.unlock();
          }
          gate.unlock();
        },
        () -> {
          gate.lock();
          b.lock();
          synchronized (a) {
            b.unlock();
          }
          gate.unlock();
        });
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

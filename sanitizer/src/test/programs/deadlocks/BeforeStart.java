// verdict: CLEAN
// about: Main locks in one order before it starts the thread that locks in the other.
// tags: virtual
import module java.base;

public class BeforeStart {
  static final ReentrantLock a = new ReentrantLock();
  static final ReentrantLock b = new ReentrantLock();

  static void inBoth(ReentrantLock outer, ReentrantLock inner) {
    outer.lock();
    inner.lock();
    inner.unlock();
    outer.unlock();
  }

  public static void main(String[] args) throws Exception {
    inBoth(a, b);
    Thread t = virtual(() -> inBoth(b, a));
    t.join();
    inBoth(a, b);
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

// verdict: CLEAN
// about: The first lock is given back before the second is taken.
import module java.base;

public class ReleasedBefore {
  static final ReentrantLock a = new ReentrantLock();
  static final ReentrantLock b = new ReentrantLock();

  static void oneThenOther(ReentrantLock one, ReentrantLock other) {
    one.lock();
    one.unlock();
    other.lock();
    other.unlock();
  }

  public static void main(String[] args) throws Exception {
    both(() -> oneThenOther(a, b), () -> oneThenOther(b, a));
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

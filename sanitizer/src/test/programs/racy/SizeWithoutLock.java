// verdict: RACE field SizeWithoutLock$Pool.idle
// about: Three methods of a pool are synchronized, the statistics method was forgotten.
import module java.base;

public class SizeWithoutLock {
  static class Pool {
    private int idle = 2;

    synchronized boolean borrow() {
      if (idle == 0) {
        return false;
      }
      idle--;
      return true;
    }

    synchronized void giveBack() {
      idle++;
    }

    int idle() {
      return idle;
    }
  }

  public static void main(String[] args) throws Exception {
    Pool pool = new Pool();
    both(
        () -> {
          pool.borrow();
          pool.giveBack();
        },
        () -> pool.idle());
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

// verdict: RACE field SpinLockReleasedPlainly.data
// verdict: RACE field SpinLockReleasedPlainly.owner
// about: A home-made lock: taken under a monitor, given back by a plain write.
import module java.base;

public class SpinLockReleasedPlainly {
  static final Object gate = new Object();
  static int owner;
  static int data;

  static void add(int me) {
    boolean mine = false;
    while (!mine) {
      synchronized (gate) {
        if (owner == 0) {
          owner = me;
          mine = true;
        }
      }
      Thread.yield();
    }
    data++;
    owner = 0;
  }

  public static void main(String[] args) throws Exception {
    both(() -> add(1), () -> add(2));
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

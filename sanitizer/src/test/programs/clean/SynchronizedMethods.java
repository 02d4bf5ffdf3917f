// verdict: CLEAN
// about: Counters of a class and of an object, each under its own monitor.
import module java.base;

public class SynchronizedMethods {
  static int all;
  int mine;

  static synchronized void addForAll() {
    all++;
  }

  synchronized void addForMe() {
    mine++;
  }

  static void work(SynchronizedMethods counter) {
    for (int i = 0; i < 200; i++) {
      addForAll();
      counter.addForMe();
    }
  }

  public static void main(String[] args) throws Exception {
    SynchronizedMethods counter = new SynchronizedMethods();
    both(() -> work(counter), () -> work(counter));
    synchronized (counter) {
      if (all != 400 || counter.mine != 400) {
        throw new AssertionError(all + " " + counter.mine);
      }
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

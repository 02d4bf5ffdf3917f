// verdict: CLEAN
// about: A HashMap and a StringBuilder under one lock.
// tags: collection virtual
import module java.base;

public class MapUnderLock {
  static final ReentrantLock lock = new ReentrantLock();
  static final Map<String, Integer> map = new HashMap<>();
  static final StringBuilder log = new StringBuilder();

  static void work(String who) {
    for (int i = 0; i < 20; i++) {
      lock.lock();
      try {
        map.merge(who, 1, Integer::sum);
        log.append(who);
      } finally {
        lock.unlock();
      }
    }
  }

  public static void main(String[] args) throws Exception {
    both(() -> work("a"), () -> work("b"));
    log.append(map.size());
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

// verdict: RACE object java.util.LinkedHashMap
// about: get of a LinkedHashMap in access order changes it, so two readers under a read lock race.
// tags: collection hard
import module java.base;

public class AccessOrderGet {
  static final Map<String, Integer> map = new LinkedHashMap<>(16, 0.75f, true);
  static final ReentrantReadWriteLock lock = new ReentrantReadWriteLock();

  static void read(String key, int me) {
    lock.readLock().lock();
    try {
      meet(me);
      map.get(key);
    } finally {
      lock.readLock().unlock();
    }
  }

  public static void main(String[] args) throws Exception {
    map.put("a", 1);
    map.put("b", 2);
    both(() -> read("a", 0), () -> read("b", 1));
  }

  /** Makes two threads overlap in time only: opaque accesses make no happens-before edge. */
  static final AtomicIntegerArray here = new AtomicIntegerArray(2);

  static void meet(int me) {
    int round = here.getPlain(me) + 1;
    here.setOpaque(me, round);
    long end = System.nanoTime() + 2_000_000_000L;
    while (here.getOpaque(1 - me) < round && System.nanoTime() < end) {
      Thread.yield();
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

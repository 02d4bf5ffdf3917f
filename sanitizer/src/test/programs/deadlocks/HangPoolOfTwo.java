// verdict: STARVATION worker-0 worker-1
// about: Both workers of a pool wait for children that stand in its queue.
// tags: hangs pool
import module java.base;

public class HangPoolOfTwo {
  public static void main(String[] args) throws Exception {
    ExecutorService pool =
        Executors.newFixedThreadPool(2, Thread.ofPlatform().daemon().name("worker-", 0).factory());
    Future<?> one =
        pool.submit(() -> {
          meet(0);
          return pool.submit(() -> "child").get();
        });
    pool.submit(() -> {
      meet(1);
      return pool.submit(() -> "child").get();
    });
    one.get();
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
}

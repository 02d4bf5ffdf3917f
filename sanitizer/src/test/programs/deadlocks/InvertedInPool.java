// verdict: LOCK-ORDER InvertedInPool.names InvertedInPool.sizes
// about: Two tasks on two workers of a pool lock in both orders.
import module java.base;

public class InvertedInPool {
  static final Map<Integer, String> names = new HashMap<>();
  static final Map<Integer, Integer> sizes = new HashMap<>();

  public static void main(String[] args) throws Exception {
    try (ExecutorService pool = Executors.newFixedThreadPool(2)) {
      pool.execute(() -> {
        meet(0);
        synchronized (names) {
          synchronized (sizes) {
            sizes.put(1, names.size());
          }
        }
        meet(0);
      });
      pool.execute(() -> {
        meet(1);
        meet(1);
        synchronized (sizes) {
          synchronized (names) {
            names.put(1, "n");
          }
        }
      });
    }
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

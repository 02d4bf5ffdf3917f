// verdict: RACE element long[] 0
// about: forEach of a parallel stream adds into one cell.
import module java.base;

public class ParallelStreamSum {
  static final AtomicReference<Thread> first = new AtomicReference<>();
  static final AtomicReference<Thread> other = new AtomicReference<>();

  /** The first thread lets a second one come, in time only. */
  static void overlap() {
    Thread me = Thread.currentThread();
    if (first.getOpaque() == null) {
      first.weakCompareAndSetPlain(null, me);
    }
    if (first.getOpaque() != me) {
      other.setOpaque(me);
      return;
    }
    long end = System.nanoTime() + 500_000_000L;
    while (other.getOpaque() == null && System.nanoTime() < end) {
      Thread.yield();
    }
  }

  public static void main(String[] args) throws Exception {
    long[] sum = new long[1];
    try (ForkJoinPool pool = new ForkJoinPool(2)) {
      pool.submit(() ->
              IntStream.range(0, 64)
                  .parallel()
                  .forEach(i -> {
                    overlap();
                    sum[0] += i;
                  }))
          .join();
    }
  }
}

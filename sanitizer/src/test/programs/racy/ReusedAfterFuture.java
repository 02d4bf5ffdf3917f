// verdict: RACE field ReusedAfterFuture$Job.result
// about: One job object is handed to two tasks because the first future was not awaited.
import module java.base;

public class ReusedAfterFuture {
  static class Job {
    int result;
  }

  public static void main(String[] args) throws Exception {
    Job job = new Job();
    try (ExecutorService pool = Executors.newFixedThreadPool(2)) {
      Future<?> one =
          pool.submit(() -> {
            meet(0);
            job.result = 1;
          });
      Future<?> two =
          pool.submit(() -> {
            meet(1);
            job.result = 2;
          });
      one.get();
      two.get();
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

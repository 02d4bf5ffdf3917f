package plait.bench;

import java.util.Collections;
import java.util.List;
import java.util.function.IntFunction;
import plait.Pool;

/** What is measured with Plait's pools of threads and of processes alike. */
public final class PoolWork {
  private PoolWork() {}

  /** A map of calls that only wait: its time as a multiple of what the waits alone take. */
  public static double waits(Pool pool, int workers, int millis, int calls) {
    long begin = System.nanoTime();
    List<Integer> _ =
        pool.map(
            ms -> {
              Work.pause(ms);
              return ms;
            },
            Collections.nCopies(calls, millis));
    return Work.overhead(begin, millis, calls, workers);
  }

  /** Counting primes by as many workers as cores, against one. */
  public static double speedUp(Scale scale, IntFunction<Pool> pools) {
    return Work.speedUp(
        scale,
        workers -> {
          Pool pool = pools.apply(workers);
          return new Work.Crew() {
            @Override
            public void countPrimes(List<Integer> limits) {
              List<Long> _ = pool.chunk(1).map(Work::primesBelow, limits);
            }

            @Override
            public void close() {
              pool.close();
            }
          };
        });
  }
}

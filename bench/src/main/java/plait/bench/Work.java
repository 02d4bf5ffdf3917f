package plait.bench;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.locks.LockSupport;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/** What is given to workers to do, and how it is timed. */
public final class Work {
  private static final int PARTS = 8;

  private Work() {}

  public static int add(int a, int b) {
    return a + b;
  }

  public static long primesBelow(int limit) {
    return IntStream.range(2, limit).filter(Work::isPrime).count();
  }

  private static boolean isPrime(int n) {
    for (int d = 2; d * d <= n; d++) {
      if (n % d == 0) {
        return false;
      }
    }
    return true;
  }

  /** Stands for work that waits for something else: takes so long and needs no core. */
  public static void pause(int millis) {
    long end = System.nanoTime() + millis * 1_000_000L;
    for (long left = end - System.nanoTime(); left > 0; left = end - System.nanoTime()) {
      LockSupport.parkNanos(left);
    }
  }

  /** The time since a moment, as a multiple of what so many pauses take side by side. */
  public static double overhead(long begin, int millis, int calls, int workers) {
    return secondsSince(begin) * 1e3 / ((double) millis * calls / workers);
  }

  /** Workers that count primes. */
  public interface Crew extends AutoCloseable {
    /** Returns when all is done. */
    void countPrimes(List<Integer> limits);

    @Override
    void close();
  }

  /** How many times as fast as one worker are as many as there are cores; each is warm. */
  public static double speedUp(Scale scale, IntFunction<Crew> crews) {
    int cores = Runtime.getRuntime().availableProcessors();
    return seconds(scale, crews, 1) / seconds(scale, crews, cores);
  }

  private static double seconds(Scale scale, IntFunction<Crew> crews, int workers) {
    try (Crew crew = crews.apply(workers)) {
      crew.countPrimes(Collections.nCopies(4 * workers, scale.count(500_000)));
      int parts = PARTS * Math.ceilDiv(Runtime.getRuntime().availableProcessors(), PARTS);
      long begin = System.nanoTime();
      crew.countPrimes(Collections.nCopies(parts, scale.count(2_000_000)));
      return secondsSince(begin);
    }
  }

  /** The result of a future that does not fail. */
  public static <T> T joined(Future<T> future) {
    try {
      return future.get();
    } catch (InterruptedException | ExecutionException e) {
      throw new AssertionError("nothing in a benchmark fails", e);
    }
  }

  /** The median of so many calls, in microseconds. */
  public static double medianMicros(Callable<?> call, int warmups, int count) throws Exception {
    for (int i = 0; i < warmups; i++) {
      Object _ = call.call();
    }
    double[] times = new double[count];
    for (int i = 0; i < count; i++) {
      long begin = System.nanoTime();
      Object _ = call.call();
      times[i] = (System.nanoTime() - begin) / 1e3;
    }
    Arrays.sort(times);
    return times[count / 2];
  }

  /** Seconds since a moment. */
  public static double secondsSince(long begin) {
    return (System.nanoTime() - begin) / 1e9;
  }
}

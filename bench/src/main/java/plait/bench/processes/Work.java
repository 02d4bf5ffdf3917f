package plait.bench.processes;

import java.util.Arrays;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;

/** What the workers are given to do, and how it is timed. */
public final class Work {
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

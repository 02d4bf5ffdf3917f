package plait.bench.processes;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import plait.Pool;
import plait.Processes;
import plait.Threads;

/** One figure of Plait's, in a program of its own: prints the number. */
public final class Ours {
  private static final int WARMUPS = 4_000;
  private static final int TRIPS = 4_000;

  private Ours() {}

  /** Prints the figure of the given name. */
  public static void main(String[] arguments) throws Exception {
    System.out.println(
        switch (arguments[0]) {
          case "trip" -> trip();
          case "map-each" -> map(100_000);
          case "map-million" -> map(1_000_000);
          case "bytes-1mb" -> bytes(1 << 20, 200);
          case "bytes-64mb" -> bytes(64 << 20, 7);
          case "next-pool" -> nextPool();
          case "cold-pool" -> coldPool();
          case "after-kill" -> afterKill();
          case "speed-up" -> speedUp(Processes::pool);
          case "threads-speed-up" -> speedUp(Threads.platform()::pool);
          case "idle" -> idle();
          default -> throw new IllegalArgumentException("no figure " + arguments[0]);
        });
  }

  /** Microseconds. */
  private static double trip() throws Exception {
    try (Pool pool = Processes.pool(1)) {
      return Work.medianMicros(() -> pool.start(() -> Work.add(1, 2)).get(), WARMUPS, TRIPS);
    }
  }

  /** Items per second, each result looked at. */
  private static double map(int items) {
    List<Integer> numbers = IntStream.range(0, items).boxed().toList();
    try (Pool pool = Processes.pool(2)) {
      for (int warmup = 0; warmup < 4; warmup++) {
        List<Integer> _ = pool.map(n -> n + 1, numbers);
      }
      long begin = System.nanoTime();
      long sum = 0;
      for (int result : pool.map(n -> n + 1, numbers)) {
        sum += result;
      }
      double seconds = Work.secondsSince(begin);
      if (sum != items * (items + 1L) / 2) {
        throw new AssertionError("wrong results");
      }
      return items / seconds;
    }
  }

  /** Milliseconds there and back. */
  private static double bytes(int size, int count) throws Exception {
    byte[] data = new byte[size];
    try (Pool pool = Processes.pool(1)) {
      return Work.medianMicros(
              () -> pool.map(given -> given, List.of(data)).getFirst(), count, count)
          / 1e3;
    }
  }

  /** Milliseconds from nothing to the results of both workers. */
  private static double coldPool() {
    long begin = System.nanoTime();
    try (Pool pool = Processes.pool(2)) {
      List<Integer> results = pool.chunk(1).map(n -> n + 1, List.of(1, 2));
      if (!results.equals(List.of(2, 3))) {
        throw new AssertionError("wrong results");
      }
      return Work.secondsSince(begin) * 1e3;
    }
  }

  /** The same in a program that had such pools before. */
  private static double nextPool() {
    double[] times = new double[9];
    for (int i = 0; i < times.length; i++) {
      times[i] = coldPool();
    }
    Arrays.sort(times, 1, times.length); // the first one is another figure
    return times[1 + times.length / 2];
  }

  /** Milliseconds from the death of a worker to the next result, with a spare. */
  private static double afterKill() throws Exception {
    try (Pool pool = Processes.spares(1).pool(1)) {
      return Work.medianMicros(
              () -> {
                var doomed = pool.start(() -> Runtime.getRuntime().halt(1));
                doomed.await();
                Throwable _ = doomed.exceptionNow();
                return pool.start(() -> Work.add(1, 2)).get();
              },
              2,
              10)
          / 1e3;
    }
  }

  /** How many times as fast two workers are as one; each is as warm as the one alone. */
  private static double speedUp(IntFunction<Pool> pools) {
    double[] seconds = new double[3];
    for (int workers = 1; workers <= 2; workers++) {
      try (Pool pool = pools.apply(workers)) {
        List<Integer> warmups = Collections.nCopies(4 * workers, 500_000);
        List<Long> _ = pool.chunk(1).map(Work::primesBelow, warmups);
        long begin = System.nanoTime();
        List<Long> _ =
            pool.chunk(1)
                .map(Work::primesBelow, IntStream.range(0, 8).mapToObj(_ -> 2_000_000).toList());
        seconds[workers] = Work.secondsSince(begin);
      }
    }
    return seconds[1] / seconds[2];
  }

  /** Resident megabytes of a worker that has done a task and waits. */
  private static double idle() throws Exception {
    try (Pool pool = Processes.pool(1)) {
      long pid = pool.start(() -> ProcessHandle.current().pid()).get();
      return resident(pid) / 1e6;
    }
  }

  private static long resident(long pid) throws IOException {
    String statm = Files.readString(Path.of("/proc/" + pid + "/statm"));
    return Long.parseLong(statm.split(" ", -1)[1]) * 4096;
  }
}

package plait.bench.processes;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.stream.IntStream;
import plait.Pool;
import plait.Processes;
import plait.Task;
import plait.bench.Figures;
import plait.bench.PoolWork;
import plait.bench.ProcessorTime;
import plait.bench.Scale;
import plait.bench.Work;

/** Figures of worker processes. */
public final class ProcessFigures implements Figures {
  private static final int TRIPS = 4_000;
  private static final int CALLS = 200_000;
  private static final int WAITING_WORKERS = 8;

  /** After so many maps even 64 workers on few cores have compiled what they run. */
  private static final int WARM = 12;

  public static void main(String[] arguments) throws Exception {
    Figures.print(new ProcessFigures(), arguments);
  }

  @Override
  public double measure(String name, Scale scale) throws Exception {
    return switch (name) {
      case "trip" -> trip(scale);
      case "map-each" -> map(scale.count(100_000));
      case "map-million" -> map(scale.count(1_000_000));
      case "map-1ms" -> waits(1, scale.count(8_000));
      case "map-100ms" -> waits(100, scale.count(80));
      case "payload" -> payload(scale);
      case "bytes-1mb" -> bytes(1 << 20, scale.count(200));
      case "bytes-64mb" -> bytes(64 << 20, scale.count(7));
      case "next-pool" -> nextPool(scale);
      case "cold-pool" -> coldPool();
      case "after-kill" -> afterKill(scale);
      case "worker-calls" -> calls(scale, 1);
      case "worker-calls-warm" -> calls(scale, WARM);
      case "worker-starts" -> starts((int) scale.size());
      case "map-own-time" -> ownTime(scale.count(CALLS), ProcessFigures::mapAll);
      case "start-own-time" -> ownTime(scale.count(CALLS) / 10, ProcessFigures::startAll);
      case "speed-up" -> speedUp(scale);
      case "idle" -> idle();
      default -> throw Figures.unknown(name);
    };
  }

  /** Microseconds. */
  private static double trip(Scale scale) throws Exception {
    int count = scale.count(TRIPS);
    try (Pool pool = Processes.pool(1)) {
      return Work.medianMicros(() -> pool.start(() -> Work.add(1, 2)).get(), count, count);
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

  /** A map of calls that only wait: its time as a multiple of what the waits alone take. */
  private static double waits(int millis, int calls) {
    try (Pool pool = Processes.pool(WAITING_WORKERS)) {
      pool.chunk(1).each(Work::pause, Collections.nCopies(2 * WAITING_WORKERS, 100));
      return PoolWork.waits(pool, WAITING_WORKERS, millis, calls);
    }
  }

  /** Nanoseconds per byte there and back, at a size. */
  private static double payload(Scale scale) throws Exception {
    int size = Math.toIntExact(scale.size());
    int trips = Math.clamp((1 << 28) / size, 2, scale.count(2_000));
    return bytes(size, trips) * 1e6 / size;
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

  /** Nanoseconds for a tiny call, by as many workers as the size says. */
  private static double calls(Scale scale, int warmups) {
    List<Integer> items = IntStream.range(0, scale.count(CALLS)).boxed().toList();
    try (Pool pool = Processes.pool((int) scale.size())) {
      for (int i = 0; i < warmups; i++) {
        mapAll(pool, items);
      }
      long begin = System.nanoTime();
      mapAll(pool, items);
      return Work.secondsSince(begin) * 1e9 / items.size();
    }
  }

  /** Nanoseconds of processor time that this program, without its workers, takes for a call. */
  private static double ownTime(int calls, BiConsumer<Pool, List<Integer>> caller) {
    List<Integer> items = IntStream.range(0, calls).boxed().toList();
    try (Pool pool = Processes.pool(2)) {
      for (int warmup = 0; warmup < 4; warmup++) {
        caller.accept(pool, items);
      }
      long begin = ProcessorTime.nanos();
      caller.accept(pool, items);
      return (double) (ProcessorTime.nanos() - begin) / calls;
    }
  }

  private static void mapAll(Pool pool, List<Integer> items) {
    List<Integer> _ = pool.map(n -> n + 1, items);
  }

  private static void startAll(Pool pool, List<Integer> items) {
    List<Task<Integer>> tasks = items.stream().map(n -> pool.start(() -> Work.add(n, 1))).toList();
    for (Task<Integer> task : tasks) {
      int _ = task.join();
    }
  }

  /** Milliseconds for each worker of a new pool until all have given a result. */
  private static double starts(int workers) {
    long begin = System.nanoTime();
    try (Pool pool = Processes.pool(workers)) {
      List<Integer> numbers = IntStream.range(0, workers).boxed().toList();
      if (!pool.chunk(1).map(n -> n, numbers).equals(numbers)) {
        throw new AssertionError("wrong results");
      }
      return Work.secondsSince(begin) * 1e3 / workers;
    }
  }

  /** Milliseconds from nothing to the results of both workers. */
  private static double coldPool() {
    return starts(2) * 2;
  }

  /** The same in a program that had such pools before. */
  private static double nextPool(Scale scale) {
    double[] times = new double[1 + scale.count(8)];
    for (int i = 0; i < times.length; i++) {
      times[i] = coldPool();
    }
    Arrays.sort(times, 1, times.length); // the first one is another figure
    return times[1 + times.length / 2];
  }

  /** Milliseconds from the death of a worker to the next result, with a spare. */
  private static double afterKill(Scale scale) throws Exception {
    try (Pool pool = Processes.spares(1).pool(1)) {
      return Work.medianMicros(
              () -> {
                var doomed = pool.start(() -> Runtime.getRuntime().halt(1));
                doomed.await();
                Throwable _ = doomed.exceptionNow();
                return pool.start(() -> Work.add(1, 2)).get();
              },
              scale.count(2),
              scale.count(10))
          / 1e3;
    }
  }

  private static double speedUp(Scale scale) {
    return PoolWork.speedUp(scale, workers -> Processes.pool(workers));
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

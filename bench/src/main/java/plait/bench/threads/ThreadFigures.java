package plait.bench.threads;

import java.util.Collections;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import plait.Pool;
import plait.Threads;
import plait.bench.Figures;
import plait.bench.PoolWork;
import plait.bench.Scale;
import plait.bench.Work;

/** Figures of threads that are not rates of something short. */
public final class ThreadFigures implements Figures {
  private static final int WAITING_WORKERS = 8;
  private static final int CALLS = 400_000;

  public static void main(String[] arguments) throws Exception {
    Figures.print(new ThreadFigures(), arguments);
  }

  @Override
  public double measure(String name, Scale scale) throws Exception {
    return switch (name) {
      case "waiting" -> TaskMemory.waiting(scale.count(100_000));
      case "waiting-raw" -> TaskMemory.waitingRaw(scale.count(100_000));
      case "ended" -> TaskMemory.ended(scale.count(100_000));
      case "ended-raw" -> TaskMemory.endedRaw(scale.count(100_000));
      case "scope" -> ManyTasks.inScope(scale);
      case "scope-raw" -> ManyTasks.inExecutor(scale);
      case "waiters" -> ManyTasks.waking(scale);
      case "waiters-raw" -> ManyTasks.wakingRaw(scale);
      case "workers" -> calls(scale);
      case "workers-raw" -> callsRaw(scale);
      case "map-1ms" -> waits(1, scale.count(8_000));
      case "map-1ms-raw" -> waitsRaw(1, scale.count(8_000));
      case "map-100ms" -> waits(100, scale.count(80));
      case "map-100ms-raw" -> waitsRaw(100, scale.count(80));
      case "cycle" -> Cycles.refused(scale);
      case "speed-up" -> speedUp(scale);
      case "speed-up-raw" -> speedUpRaw(scale);
      default -> throw Figures.unknown(name);
    };
  }

  // ---- maps

  /** Nanoseconds per tiny call, by as many workers as the size says. */
  private static double calls(Scale scale) {
    List<Integer> items = IntStream.range(0, scale.count(CALLS)).boxed().toList();
    try (Pool pool = Threads.platform().pool((int) scale.size())) {
      List<Integer> _ = pool.map(n -> n + 1, items);
      long begin = System.nanoTime();
      List<Integer> _ = pool.map(n -> n + 1, items);
      return Work.secondsSince(begin) * 1e9 / items.size();
    }
  }

  private static double callsRaw(Scale scale) throws Exception {
    List<Integer> items = IntStream.range(0, scale.count(CALLS)).boxed().toList();
    try (ExecutorService pool = Executors.newFixedThreadPool((int) scale.size())) {
      submitAll(pool, items);
      long begin = System.nanoTime();
      submitAll(pool, items);
      return Work.secondsSince(begin) * 1e9 / items.size();
    }
  }

  private static void submitAll(ExecutorService pool, List<Integer> items)
      throws InterruptedException, ExecutionException {
    var futures = items.stream().map(n -> pool.submit(() -> n + 1)).toList();
    for (var future : futures) {
      Integer _ = future.get();
    }
  }

  /** A map of calls that only wait: its time as a multiple of what the waits alone take. */
  private static double waits(int millis, int calls) {
    try (Pool pool = Threads.platform().pool(WAITING_WORKERS)) {
      pool.each(Work::pause, Collections.nCopies(WAITING_WORKERS, 1));
      return PoolWork.waits(pool, WAITING_WORKERS, millis, calls);
    }
  }

  private static double waitsRaw(int millis, int calls) throws Exception {
    try (ExecutorService pool = Executors.newFixedThreadPool(WAITING_WORKERS)) {
      pool.submit(() -> Work.pause(1)).get();
      long begin = System.nanoTime();
      var futures = IntStream.range(0, calls).mapToObj(_ -> pool.submit(() -> Work.pause(millis)));
      for (var future : futures.toList()) {
        Object _ = future.get();
      }
      return Work.overhead(begin, millis, calls, WAITING_WORKERS);
    }
  }

  // ---- work that needs a core

  private static double speedUp(Scale scale) {
    return PoolWork.speedUp(scale, workers -> Threads.platform().pool(workers));
  }

  private static double speedUpRaw(Scale scale) {
    return Work.speedUp(
        scale,
        workers -> {
          ExecutorService pool = Executors.newFixedThreadPool(workers);
          return new Work.Crew() {
            @Override
            public void countPrimes(List<Integer> limits) {
              var futures =
                  limits.stream().map(limit -> pool.submit(() -> Work.primesBelow(limit))).toList();
              futures.forEach(future -> Work.joined(future));
            }

            @Override
            public void close() {
              pool.close();
            }
          };
        });
  }
}

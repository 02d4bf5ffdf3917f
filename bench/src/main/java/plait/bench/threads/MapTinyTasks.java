package plait.bench.threads;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import plait.Pool;
import plait.Threads;

/** A tiny function over ten thousand items, by a pool of two platform threads. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@OperationsPerInvocation(MapTinyTasks.ITEMS)
public class MapTinyTasks {
  static final int ITEMS = 10_000;
  private static final int WORKERS = 2;

  private final List<Integer> items = IntStream.range(0, ITEMS).boxed().toList();
  private final Pool pool = Threads.platform().pool(WORKERS);
  private final ExecutorService rawPool = Executors.newFixedThreadPool(WORKERS);

  @TearDown
  public void close() {
    pool.close();
    rawPool.close();
  }

  @Benchmark
  public List<Integer> plait() {
    return pool.map(MapTinyTasks::increment, items);
  }

  @Benchmark
  public List<Integer> plaitChunked() {
    return pool.chunk(100).map(MapTinyTasks::increment, items);
  }

  @Benchmark
  public List<Integer> raw() throws InterruptedException, ExecutionException {
    var futures = new ArrayList<Future<Integer>>(ITEMS);
    for (Integer item : items) {
      futures.add(rawPool.submit(() -> increment(item)));
    }
    var results = new ArrayList<Integer>(ITEMS);
    for (Future<Integer> future : futures) {
      results.add(future.get());
    }
    return results;
  }

  private static Integer increment(Integer item) {
    return item + 1;
  }
}

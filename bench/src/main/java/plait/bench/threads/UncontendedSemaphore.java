package plait.bench.threads;

import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import plait.CountingSemaphore;
import plait.Threads;

/** Taking and giving back a permit that nobody else wants, around one addition. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
public class UncontendedSemaphore {
  private final CountingSemaphore semaphore = Threads.semaphore(1);
  private final Semaphore rawSemaphore = new Semaphore(1);
  private long total;

  @Benchmark
  public long plait() {
    semaphore.acquire();
    try {
      return ++total;
    } finally {
      semaphore.release();
    }
  }

  @Benchmark
  public long plaitHold() {
    try (var _ = semaphore.hold()) {
      return ++total;
    }
  }

  @Benchmark
  public long raw() throws InterruptedException {
    rawSemaphore.acquire();
    try {
      return ++total;
    } finally {
      rawSemaphore.release();
    }
  }
}

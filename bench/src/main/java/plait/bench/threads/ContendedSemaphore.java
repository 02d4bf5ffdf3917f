package plait.bench.threads;

import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import plait.CountingSemaphore;
import plait.Threads;

/** Eight threads that want one permit, each around one addition. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@OperationsPerInvocation(ContendedSemaphore.THREADS * ContendedSemaphore.EACH)
public class ContendedSemaphore {
  static final int THREADS = 8;
  static final int EACH = 50_000;

  @Param Crew crew = Crew.PLATFORM;

  private final CountingSemaphore semaphore = Threads.semaphore(1);
  private final Semaphore rawSemaphore = new Semaphore(1);
  private long total;

  @Benchmark
  public long plait() throws InterruptedException {
    crew.run(
        THREADS,
        () -> {
          for (int i = 0; i < EACH; i++) {
            semaphore.acquire();
            try {
              total++;
            } finally {
              semaphore.release();
            }
          }
        });
    return total;
  }

  @Benchmark
  public long raw() throws InterruptedException {
    crew.run(
        THREADS,
        () -> {
          for (int i = 0; i < EACH; i++) {
            rawSemaphore.acquire();
            try {
              total++;
            } finally {
              rawSemaphore.release();
            }
          }
        });
    return total;
  }
}

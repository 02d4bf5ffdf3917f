package plait.bench.threads;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import plait.RLock;
import plait.Threads;

/** Several threads that want one lock, each around one addition. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@OperationsPerInvocation(ContendedLock.TURNS)
public class ContendedLock {
  static final int TURNS = 400_000;

  /** How many threads want it. */
  @Param("8")
  int threads = 8;

  @Param Crew crew = Crew.PLATFORM;

  private final RLock lock = Threads.lock();
  private final ReentrantLock rawLock = new ReentrantLock();
  private long total;

  @Benchmark
  public long plait() throws InterruptedException {
    crew.run(
        threads,
        () -> {
          for (int i = 0; i < TURNS / threads; i++) {
            lock.lock();
            try {
              total++;
            } finally {
              lock.unlock();
            }
          }
        });
    return total;
  }

  @Benchmark
  public long raw() throws InterruptedException {
    crew.run(
        threads,
        () -> {
          for (int i = 0; i < TURNS / threads; i++) {
            rawLock.lock();
            try {
              total++;
            } finally {
              rawLock.unlock();
            }
          }
        });
    return total;
  }
}

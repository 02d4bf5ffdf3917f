package plait.bench.threads;

import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import plait.Barrier;
import plait.Threads;

/** Four threads that meet again and again. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@OperationsPerInvocation(BarrierRound.ROUNDS)
public class BarrierRound {
  static final int THREADS = 4;
  static final int ROUNDS = 500;

  @Param Crew crew = Crew.PLATFORM;

  private final Barrier barrier = Threads.barrier(THREADS);
  private final CyclicBarrier rawBarrier = new CyclicBarrier(THREADS);

  @Benchmark
  public int plait() throws InterruptedException {
    crew.run(
        THREADS,
        () -> {
          for (int i = 0; i < ROUNDS; i++) {
            int _ = barrier.await();
          }
        });
    return barrier.waiting();
  }

  @Benchmark
  public int raw() throws InterruptedException {
    crew.run(
        THREADS,
        () -> {
          for (int i = 0; i < ROUNDS; i++) {
            meet();
          }
        });
    return rawBarrier.getNumberWaiting();
  }

  private void meet() throws InterruptedException {
    try {
      int _ = rawBarrier.await();
    } catch (BrokenBarrierException e) {
      throw new AssertionError("nobody breaks it", e);
    }
  }
}

package plait.bench.threads;

import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import plait.Select;
import plait.Threads;
import plait.WorkQueue;

/**
 * Two producers with a queue each, and one consumer who takes from whichever has something. The JDK
 * has nothing like it: there both put into one queue.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@OperationsPerInvocation(SelectOfTwo.MESSAGES)
public class SelectOfTwo {
  static final int MESSAGES = 20_000;
  private static final int BOUND = 1024;

  @Param Crew crew = Crew.PLATFORM;

  private final WorkQueue<Integer> one = Threads.queue(BOUND);
  private final WorkQueue<Integer> other = Threads.queue(BOUND);
  private final Select<Integer> next =
      Threads.<Integer>select().take(one, item -> item).take(other, item -> item);
  private final BlockingQueue<Integer> merged = new ArrayBlockingQueue<>(BOUND);

  @Benchmark
  public int plait() throws InterruptedException {
    crew.run(List.of(() -> produce(one), () -> produce(other), this::select));
    return one.size() + other.size();
  }

  @Benchmark
  public int raw() throws InterruptedException {
    crew.run(List.of(() -> produce(merged), () -> produce(merged), this::take));
    return merged.size();
  }

  private static void produce(BlockingQueue<Integer> queue) throws InterruptedException {
    for (int i = 0; i < MESSAGES / 2; i++) {
      queue.put(i & 127); // boxes that exist already
    }
  }

  private void select() {
    try {
      for (int i = 0; i < MESSAGES; i++) {
        Integer _ = next.await();
      }
    } catch (Exception e) {
      throw new AssertionError("no branch fails", e);
    }
  }

  private void take() throws InterruptedException {
    for (int i = 0; i < MESSAGES; i++) {
      Integer _ = merged.take();
    }
  }
}

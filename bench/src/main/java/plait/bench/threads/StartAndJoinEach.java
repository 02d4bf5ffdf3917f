package plait.bench.threads;

import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import plait.ThreadSettings;
import plait.Threads;

/** One task after the other: started and joined. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
public class StartAndJoinEach {
  @Param Crew crew = Crew.VIRTUAL;

  private final ThreadSettings virtual = Threads.virtual();
  private final ThreadSettings platform = Threads.platform();

  @Benchmark
  public Object plait() {
    var task = (crew == Crew.VIRTUAL ? virtual : platform).start(() -> {});
    task.join();
    return task;
  }

  @Benchmark
  public Object raw() throws InterruptedException {
    Thread thread = crew.start(() -> {});
    thread.join();
    return thread;
  }
}

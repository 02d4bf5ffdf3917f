package plait.bench.threads;

import java.util.ArrayList;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import plait.Task;
import plait.Threads;

/** Ten thousand tasks: all started, then all joined. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@OperationsPerInvocation(StartAndJoinAll.TASKS)
public class StartAndJoinAll {
  static final int TASKS = 10_000;

  @Benchmark
  public int plait() {
    var tasks = new ArrayList<Task<?>>(TASKS);
    for (int i = 0; i < TASKS; i++) {
      tasks.add(Threads.start(() -> {}));
    }
    for (Task<?> task : tasks) {
      task.join();
    }
    return tasks.size();
  }

  @Benchmark
  public int raw() throws InterruptedException {
    var threads = new ArrayList<Thread>(TASKS);
    for (int i = 0; i < TASKS; i++) {
      threads.add(Thread.startVirtualThread(() -> {}));
    }
    for (Thread thread : threads) {
      thread.join();
    }
    return threads.size();
  }
}

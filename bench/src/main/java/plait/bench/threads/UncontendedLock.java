package plait.bench.threads;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import plait.RLock;
import plait.Threads;

/** Taking and giving back a lock that nobody else wants, around one addition. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
public class UncontendedLock {
  private final RLock lock = Threads.lock();
  private final ReentrantLock rawLock = new ReentrantLock();
  private long total;

  @Benchmark
  public long plait() {
    lock.lock();
    try {
      return ++total;
    } finally {
      lock.unlock();
    }
  }

  @Benchmark
  public long plaitHold() {
    try (var _ = lock.hold()) {
      return ++total;
    }
  }

  @Benchmark
  public long raw() {
    rawLock.lock();
    try {
      return ++total;
    } finally {
      rawLock.unlock();
    }
  }
}

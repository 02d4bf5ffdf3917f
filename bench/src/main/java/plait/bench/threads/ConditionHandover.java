package plait.bench.threads;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import plait.Condvar;
import plait.Threads;

/** Two threads in turns: each waits for its turn, and gives it to the other by a signal. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@OperationsPerInvocation(ConditionHandover.THREADS * ConditionHandover.EACH)
public class ConditionHandover {
  static final int THREADS = 2;
  static final int EACH = 500;

  @Param Crew crew = Crew.PLATFORM;

  private final Condvar changed = Threads.condition();
  private final ReentrantLock rawLock = new ReentrantLock();
  private final Condition rawChanged = rawLock.newCondition();
  private int turn;

  @Benchmark
  public int plait() throws InterruptedException {
    return both(this::turns);
  }

  @Benchmark
  public int raw() throws InterruptedException {
    return both(this::rawTurns);
  }

  /** What one of the threads does. */
  @FunctionalInterface
  private interface Player {
    void play(int me) throws InterruptedException;
  }

  private int both(Player player) throws InterruptedException {
    List<Crew.Work> all = new ArrayList<>();
    for (int i = 0; i < THREADS; i++) {
      int me = i;
      all.add(() -> player.play(me));
    }
    crew.run(all);
    return turn;
  }

  private void turns(int me) {
    for (int i = 0; i < EACH; i++) {
      try (var _ = changed.hold()) {
        while (turn != me) {
          changed.await();
        }
        turn = 1 - me;
        changed.signal();
      }
    }
  }

  private void rawTurns(int me) throws InterruptedException {
    for (int i = 0; i < EACH; i++) {
      rawLock.lock();
      try {
        while (turn != me) {
          rawChanged.await();
        }
        turn = 1 - me;
        rawChanged.signal();
      } finally {
        rawLock.unlock();
      }
    }
  }
}

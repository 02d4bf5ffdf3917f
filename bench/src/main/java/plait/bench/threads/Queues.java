package plait.bench.threads;

import java.util.ArrayList;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedTransferQueue;
import java.util.concurrent.TimeUnit;
import org.jctools.queues.MessagePassingQueue;
import org.jctools.queues.MpmcArrayQueue;
import org.jctools.queues.MpmcUnboundedXaddArrayQueue;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import plait.Threads;
import plait.WorkQueue;

/** Messages from producers to consumers, as many of the ones as of the others. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@OperationsPerInvocation(Queues.MESSAGES)
public class Queues {
  static final int MESSAGES = 200_000;
  static final int BOUND = 1024;

  @Param Crew crew = Crew.PLATFORM;

  /** How many producers, and how many consumers. */
  @Param({"1", "4"})
  int pairs = 1;

  private final WorkQueue<Integer> bounded = Threads.queue(BOUND);
  private final WorkQueue<Integer> unbounded = Threads.queue();
  private final BlockingQueue<Integer> rawBounded = new ArrayBlockingQueue<>(BOUND);
  private final BlockingQueue<Integer> rawUnbounded = new LinkedTransferQueue<>();

  @Benchmark
  public int plait() throws InterruptedException {
    return pass(bounded);
  }

  @Benchmark
  public int raw() throws InterruptedException {
    return pass(rawBounded);
  }

  @Benchmark
  public int plaitUnbounded() throws InterruptedException {
    return pass(unbounded);
  }

  @Benchmark
  public int rawUnbounded() throws InterruptedException {
    return pass(rawUnbounded);
  }

  @Benchmark
  public int busy() throws InterruptedException {
    return passBusily(new MpmcArrayQueue<>(BOUND));
  }

  @Benchmark
  public int busyUnbounded() throws InterruptedException {
    return passBusily(new MpmcUnboundedXaddArrayQueue<>(BOUND));
  }

  private int passBusily(MessagePassingQueue<Integer> queue) throws InterruptedException {
    int each = MESSAGES / pairs;
    var all = new ArrayList<Crew.Work>();
    for (int i = 0; i < pairs; i++) {
      all.add(() -> produceBusily(queue, each));
      all.add(() -> consumeBusily(queue, each));
    }
    crew.run(all);
    return queue.size();
  }

  @SuppressWarnings("ThreadPriorityCheck") // there is no other way to wait for it
  private static void produceBusily(MessagePassingQueue<Integer> queue, int count) {
    for (int i = 0; i < count; i++) {
      while (!queue.relaxedOffer(i & 127)) {
        Thread.yield();
      }
    }
  }

  @SuppressWarnings("ThreadPriorityCheck")
  private static void consumeBusily(MessagePassingQueue<Integer> queue, int count) {
    for (int i = 0; i < count; i++) {
      while (queue.relaxedPoll() == null) {
        Thread.yield();
      }
    }
  }

  private int pass(BlockingQueue<Integer> queue) throws InterruptedException {
    int each = MESSAGES / pairs;
    var all = new ArrayList<Crew.Work>();
    for (int i = 0; i < pairs; i++) {
      all.add(() -> produce(queue, each));
      all.add(() -> consume(queue, each));
    }
    crew.run(all);
    return queue.size();
  }

  private static void produce(BlockingQueue<Integer> queue, int count) throws InterruptedException {
    for (int i = 0; i < count; i++) {
      queue.put(i & 127); // boxes that exist already
    }
  }

  private static void consume(BlockingQueue<Integer> queue, int count) throws InterruptedException {
    for (int i = 0; i < count; i++) {
      queue.take();
    }
  }
}

package plait.stress.storm;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import plait.CancelledException;
import plait.QueueShutDownException;
import plait.Task;
import plait.ThreadSettings;
import plait.Threads;
import plait.WorkQueue;
import plait.stress.Length;
import plait.stress.Seed;

/**
 * Putters and takers of all kinds, some of which are cancelled in the middle, and a shutdown in the
 * end: every item that was put is taken exactly once or left in the queue.
 */
class QueueStormTest {
  private static final int PUTTERS = 4;
  private static final int TAKERS = 4;

  static Stream<Arguments> storms() {
    var queues =
        List.<Arguments>of(
            queue("queue of 1", () -> Threads.queue(1)),
            queue("queue of 64", () -> Threads.queue(64)),
            queue("queue", Threads::queue),
            queue("stack of 16", () -> Threads.stack(16)),
            queue(
                "priority queue of 16", () -> Threads.priorityQueue(16, Comparator.naturalOrder())),
            queue("handover", Threads::handover));
    return queues.stream()
        .flatMap(queue ->
            Stream.of(Threads.virtual(), Threads.platform())
                .map(threads -> Arguments.of(queue.get()[0], threads, queue.get()[1])));
  }

  private static Arguments queue(String name, Supplier<WorkQueue<Long>> make) {
    return Arguments.of(name, make);
  }

  @ParameterizedTest(name = "{0}, {1}")
  @MethodSource("storms")
  void nothingIsLostOrDoubled(String name, ThreadSettings threads, Supplier<WorkQueue<Long>> make) {
    var seed = Seed.next(name);
    new Storm(seed, make.get()).blow(threads.daemon());
  }

  /** One storm: what was put and what was taken, by those who did it. */
  private static final class Storm {
    private final Seed seed;
    private final WorkQueue<Long> queue;
    private final ConcurrentLinkedQueue<Long> put = new ConcurrentLinkedQueue<>();
    private final ConcurrentLinkedQueue<Long> taken = new ConcurrentLinkedQueue<>();

    Storm(Seed seed, WorkQueue<Long> queue) {
      this.seed = seed;
      this.queue = queue;
    }

    void blow(ThreadSettings threads) {
      var tasks = new ArrayList<Task<?>>();
      for (int i = 0; i < PUTTERS; i++) {
        int putter = i;
        tasks.add(threads.start(() -> put(putter, seed.of(putter))));
      }
      var takers = new ArrayList<Task<?>>();
      for (int i = 0; i < TAKERS; i++) {
        int taker = i;
        takers.add(threads.start(() -> take(seed.of(PUTTERS + taker))));
      }
      Task<?> doomed = takers.getFirst();
      doomed.await(Duration.ofMillis(seed.of(99).nextInt(5)));
      doomed.cancel();
      tasks.forEach(Task::join);
      queue.shutdown();
      doomed.await();
      takers.stream().skip(1).forEach(Task::join);
      check();
    }

    /** What a put reports as put is put; what it refuses is not. */
    private void put(int putter, RandomGenerator random) throws InterruptedException {
      int count = Length.of(4_000, 200_000);
      for (long i = 0; i < count; i++) {
        long item = i * PUTTERS + putter;
        boolean done =
            switch (random.nextInt(3)) {
              case 0 -> queue.offer(item);
              case 1 -> queue.offer(item, Duration.ofNanos(random.nextInt(100_000)));
              default -> {
                queue.put(item);
                yield true;
              }
            };
        if (done) {
          put.add(item);
        }
      }
    }

    private void take(RandomGenerator random) throws InterruptedException {
      while (true) {
        try {
          Long item =
              switch (random.nextInt(3)) {
                case 0 -> queue.poll();
                case 1 -> queue.poll(Duration.ofNanos(random.nextInt(100_000)));
                default -> queue.take();
              };
          if (item != null) {
            taken.add(item);
            queue.taskDone();
          }
        } catch (QueueShutDownException | CancelledException e) {
          return;
        }
      }
    }

    private void check() {
      var found = new ArrayList<>(taken);
      found.addAll(queue.drain());
      Collections.sort(found);
      var expected = new ArrayList<>(put);
      Collections.sort(expected);
      assertThat(found).as(seed.toString()).isEqualTo(expected);
      assertThat(queue.unfinished()).as(seed.toString()).isEqualTo(expected.size() - taken.size());
    }
  }
}

package plait.queue;

import static org.assertj.core.api.Assertions.assertThat;
import static plait.testing.Patience.await;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import plait.CancelledException;
import plait.QueueShutDownException;
import plait.Task;
import plait.ThreadSettings;
import plait.Threads;
import plait.WorkQueue;
import plait.testing.Behaviour;

/** Many tasks at one queue: every item is accounted for exactly once. */
class QueueStressTest {

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  @Behaviour(93)
  void fiftyFeedersAndFiftyConsumersLoseAndDoubleNothing(boolean platform) {
    for (WorkQueue<Integer> queue : List.of(Threads.<Integer>queue(), Threads.<Integer>queue(7))) {
      ThreadSettings threads = platform ? Threads.platform() : Threads.virtual();
      var next = new AtomicInteger();
      var seen = new AtomicInteger[10_000];
      Arrays.setAll(seen, _ -> new AtomicInteger());
      var feeders = new ArrayList<Task<?>>();
      var consumers = new ArrayList<Task<?>>();
      for (int i = 0; i < 50; i++) {
        int how = i % 3;
        consumers.add(threads.start(() -> getAll(queue, how, seen)));
        feeders.add(threads.start(() -> feed(queue, next)));
      }
      feeders.forEach(Task::join);
      queue.shutdown();
      consumers.forEach(Task::join);
      assertThat(seen).allMatch(count -> count.get() == 1);
    }
  }

  private static void feed(WorkQueue<Integer> queue, AtomicInteger next) throws Exception {
    for (int item = next.getAndIncrement(); item < 10_000; item = next.getAndIncrement()) {
      queue.put(item);
    }
  }

  private static void getAll(WorkQueue<Integer> queue, int how, AtomicInteger[] seen)
      throws Exception {
    try {
      while (true) {
        Integer item =
            switch (how) {
              case 0 -> queue.take();
              case 1 -> queue.poll(Duration.ofNanos(100_000));
              default -> queue.poll(Duration.ZERO);
            };
        if (item == null) {
          Thread.onSpinWait();
        } else {
          seen[item].incrementAndGet();
        }
      }
    } catch (QueueShutDownException end) {
      assertThat(queue.poll()).isNull();
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 16, 1000, Integer.MAX_VALUE})
  @Behaviour(93)
  void oneConsumerSeesTheOrderOfEachProducer(int capacity) throws Exception {
    WorkQueue<int[]> queue = Threads.queue(capacity);
    for (int producer = 0; producer < 4; producer++) {
      int me = producer;
      Threads.start(() -> {
        for (int i = 0; i < 5_000; i++) {
          queue.put(new int[] {me, i});
        }
      });
    }
    var expected = new int[4];
    for (int i = 0; i < 20_000; i++) {
      int[] item = queue.take();
      assertThat(item[1]).isEqualTo(expected[item[0]]++);
    }
    assertThat(queue).isEmpty();
  }

  @ParameterizedTest
  @EnumSource
  void interruptsCancelsTimeoutsAndAShutdownLoseNothing(Kind kind) {
    for (int round = 0; round < 6; round++) {
      long seed = System.nanoTime();
      new Accounts(kind.of(1 + new Random(seed).nextInt(8)), seed).run();
    }
  }

  /** Tasks that are disturbed at random while each keeps an account of what it put and took. */
  private static final class Accounts {
    private final WorkQueue<Integer> queue;
    private final Random random;
    private final long seed;
    private final AtomicInteger next = new AtomicInteger();
    private final AtomicInteger disturbed = new AtomicInteger();
    private final ConcurrentLinkedQueue<Integer> put = new ConcurrentLinkedQueue<>();
    private final ConcurrentLinkedQueue<Integer> taken = new ConcurrentLinkedQueue<>();

    Accounts(WorkQueue<Integer> queue, long seed) {
      this.queue = queue;
      this.seed = seed;
      this.random = new Random(seed);
    }

    void run() {
      var tasks = new ArrayList<Task<?>>();
      for (int i = 0; i < 6; i++) {
        var threads = i % 2 == 0 ? Threads.virtual() : Threads.platform();
        int mine = i;
        tasks.add(threads.start(() -> putUntilTheEnd(new Random(seed + mine))));
        tasks.add(threads.start(() -> takeUntilTheEnd(new Random(seed - mine))));
      }
      disturb(tasks);
      await().until(() -> taken.size() > 200);
      queue.shutdown();
      tasks.forEach(Task::await);
      taken.addAll(queue.drain());
      assertThat(sorted(taken)).as("seed %d", seed).isEqualTo(sorted(put));
    }

    private void disturb(List<Task<?>> tasks) {
      for (int i = 0; i < 400; i++) {
        Task<?> victim = tasks.get(random.nextInt(8));
        victim.thread().ifPresent(Thread::interrupt);
        while (random.nextInt(4) != 0) {
          Thread.onSpinWait();
        }
      }
      tasks.get(0).cancel();
      tasks.get(1).cancel();
    }

    private void putUntilTheEnd(Random mine) {
      while (true) {
        int item = next.getAndIncrement();
        try {
          boolean done = true;
          switch (mine.nextInt(3)) {
            case 0 -> queue.put(item);
            case 1 -> done = queue.offer(item, Duration.ofNanos(mine.nextInt(50_000)));
            default -> done = queue.offer(item);
          }
          if (done) {
            put.add(item);
          }
        } catch (InterruptedException e) {
          disturbed.incrementAndGet();
        } catch (QueueShutDownException | CancelledException end) {
          return;
        }
      }
    }

    private void takeUntilTheEnd(Random mine) {
      while (true) {
        try {
          Integer item =
              switch (mine.nextInt(3)) {
                case 0 -> queue.take();
                case 1 -> queue.poll(Duration.ofNanos(mine.nextInt(50_000)));
                default -> queue.poll();
              };
          if (item != null) {
            taken.add(item);
          } else if (queue.isShutdown() && queue.isEmpty()) {
            return;
          }
        } catch (InterruptedException e) {
          disturbed.incrementAndGet();
        } catch (QueueShutDownException | CancelledException end) {
          return;
        }
      }
    }

    private static List<Integer> sorted(ConcurrentLinkedQueue<Integer> items) {
      var list = new ArrayList<>(items);
      Collections.sort(list);
      return list;
    }
  }

  @Test
  void takingOutOfTheMiddleWhileOthersPutAndTakeLosesNothing() throws Exception {
    WorkQueue<Integer> queue = Threads.queue(3_000);
    var seen = ConcurrentHashMap.<Integer>newKeySet();
    Task<?> putter =
        Threads.start(() -> {
          for (int i = 0; i < 50_000; i++) {
            queue.put(i);
          }
          queue.shutdown();
        });
    Task<?> taker = Threads.start(() -> queue.consume(item -> assertThat(seen.add(item)).isTrue()));
    var random = new Random(7);
    while (!putter.isDone()) {
      List<Integer> there = queue.snapshot();
      if (!there.isEmpty()) {
        Integer item = there.get(random.nextInt(there.size()));
        if (queue.remove(item)) {
          assertThat(seen.add(item)).isTrue();
        }
      }
    }
    putter.join();
    taker.join();
    assertThat(seen).hasSize(50_000);
    assertThat(queue.unfinished()).isZero();
  }

  @Test
  void aHundredThousandTakersAreAllReleased() {
    WorkQueue<Integer> queue = Threads.queue(100);
    var takers = new ArrayList<Task<Integer>>();
    for (int i = 0; i < 100_000; i++) {
      takers.add(Threads.start(() -> queue.take()));
    }
    Task<?> putter =
        Threads.start(() -> {
          for (int i = 0; i < 99_000; i++) {
            queue.put(1);
          }
        });
    putter.join();
    await().until(queue::isEmpty);
    queue.shutdown();
    takers.forEach(Task::await);
    assertThat(takers.stream().filter(task -> task.status() == Task.Status.SUCCEEDED))
        .hasSize(99_000);
    takers.forEach(QueueStressTest::observe);
  }

  /** Asks for the failure, so that it is not reported as one that nobody saw. */
  private static void observe(Task<?> task) {
    if (task.status() == Task.Status.FAILED) {
      assertThat(task.exceptionNow()).isInstanceOf(QueueShutDownException.class);
    }
  }
}

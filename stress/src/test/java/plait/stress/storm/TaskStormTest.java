package plait.stress.storm;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import plait.CancelledException;
import plait.Scope;
import plait.TargetFailedException;
import plait.Task;
import plait.ThreadSettings;
import plait.Threads;
import plait.stress.Length;
import plait.stress.Seed;

/**
 * Many short lives: each task ends in exactly one way, and every one of its callbacks runs once.
 */
class TaskStormTest {

  static Stream<ThreadSettings> threads() {
    return Stream.of(Threads.virtual().daemon(), Threads.platform().daemon());
  }

  /** One life: the task, whether its cancel won, how often it was called back. */
  private record Life(Task<Integer> task, AtomicInteger wins, AtomicInteger calls) {}

  @ParameterizedTest
  @MethodSource("threads")
  void eachEndsInOneWay(ThreadSettings threads) {
    var seed = Seed.next("tasks");
    var random = seed.of(0);
    var event = Threads.event();
    List<Life> lives = new ArrayList<>();
    var cancellers = new ArrayList<Task<?>>();

    for (int i = 0; i < Length.of(500, 20_000); i++) {
      boolean waits = random.nextInt(4) == 0;
      var task =
          threads.of(() -> {
            if (waits) {
              event.await();
            }
            return 7;
          });
      var life = new Life(task, new AtomicInteger(), new AtomicInteger());
      lives.add(life);
      task.start();
      if (waits || random.nextBoolean()) {
        cancellers.add(threads.start(() -> life.wins().addAndGet(life.task().cancel() ? 1 : 0)));
      }
      task.onDone(_ -> life.calls().incrementAndGet());
    }

    cancellers.forEach(Task::join);
    assertThat(lives).as(seed.toString()).allSatisfy(TaskStormTest::endedInOneWay);
  }

  private static void endedInOneWay(Life life) throws InterruptedException {
    boolean cancelled = false;
    try {
      assertThat(life.task().join()).isEqualTo(7);
    } catch (CancelledException e) {
      cancelled = true;
    }
    assertThat(life.wins().get()).isEqualTo(cancelled ? 1 : 0);
    assertThat(life.task().isAlive()).isFalse();
    life.task().thread().orElseThrow().join(); // callbacks run after the end is seen
    assertThat(life.calls().get()).isEqualTo(1);
  }

  @ParameterizedTest
  @MethodSource("threads")
  void nothingOutlivesItsScope(ThreadSettings threads) {
    var seed = Seed.next("scopes");
    var random = seed.of(0);

    for (int round = 0; round < Length.of(100, 5_000); round++) {
      var running = new AtomicInteger();
      int failing = random.nextInt(20);
      boolean failed = false;
      try (Scope scope = threads.scope()) {
        for (int i = 0; i < 10; i++) {
          int number = i;
          scope.start(() -> live(running, number == failing));
        }
        scope.join();
      } catch (TargetFailedException | CancelledException e) {
        failed = true;
      }
      assertThat(running.get()).as(seed.toString()).isZero();
      assertThat(failed).as(seed.toString()).isEqualTo(failing < 10);
    }
  }

  @SuppressWarnings("ThreadPriorityCheck") // lets the lives overlap; nothing relies on it
  private static void live(AtomicInteger running, boolean fail) {
    running.incrementAndGet();
    try {
      Thread.yield();
      if (fail) {
        throw new IllegalStateException("meant to fail");
      }
    } finally {
      running.decrementAndGet();
    }
  }
}

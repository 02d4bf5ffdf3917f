package plait.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static plait.testing.Patience.await;

import java.lang.ref.WeakReference;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import plait.CancelledException;
import plait.QueueShutDownException;
import plait.Task;
import plait.ThreadSettings;
import plait.Threads;
import plait.WorkQueue;
import plait.queue.Kind;
import plait.testing.Behaviour;

/** What every queue that keeps items does, for tasks of one back end. */
abstract class WorkQueueContract {
  private static final Duration MOMENT = Duration.ofMillis(20);

  abstract ThreadSettings threads();

  static void awaitText(WorkQueue<?> queue, String part) {
    await().until(() -> queue.toString().contains(part));
  }

  @ParameterizedTest
  @EnumSource
  @Behaviour(78)
  void itemsComeInTheQueuesOrderAndTheSizesAgree(Kind kind) throws Exception {
    var queue = kind.of(3);
    assertThat(queue).isEmpty();
    for (int item : List.of(3, 1, 2)) {
      assertThat(queue.remainingCapacity()).isEqualTo(3 - queue.size());
      queue.put(item);
    }
    assertThat(queue.size()).isEqualTo(3);
    assertThat(queue.remainingCapacity()).isZero();
    assertThat(queue.snapshot()).isEqualTo(kind.orderOf312());
    var taken = new ArrayList<Integer>();
    while (!queue.isEmpty()) {
      assertThat(queue.peek()).isEqualTo(queue.snapshot().getFirst());
      taken.add(queue.take());
    }
    assertThat(taken).isEqualTo(kind.orderOf312());
    assertThat(queue.size()).isZero();
  }

  @Test
  @Behaviour(78)
  void equalItemsOfAPriorityQueueComeInTheOrderTheyCame() {
    WorkQueue<String> queue = Threads.priorityQueue(9, (a, b) -> a.charAt(0) - b.charAt(0));
    queue.addAll(List.of("b1", "a1", "b2", "a2", "b3", "a3"));
    assertThat(queue.drain()).containsExactly("a1", "a2", "a3", "b1", "b2", "b3");
  }

  @ParameterizedTest
  @EnumSource
  @Behaviour(79)
  void aPutOnFullFailsAtOnceOrAfterItsTime(Kind kind) throws Exception {
    var queue = kind.of(1);
    queue.put(1);
    assertThat(queue.offer(2)).isFalse();
    assertThat(queue.offer(2, Duration.ZERO)).isFalse();
    assertThat(queue.offer(2, MOMENT)).isFalse();
    assertThatIllegalStateException().isThrownBy(() -> queue.add(2)).withMessageContaining("full");
    assertThat(queue.snapshot()).containsExactly(1);
  }

  @ParameterizedTest
  @EnumSource
  @Behaviour(79)
  void aTakeOnEmptyFailsAtOnceOrAfterItsTime(Kind kind) throws Exception {
    var queue = kind.of(1);
    assertThat(queue.poll()).isNull();
    assertThat(queue.poll(Duration.ZERO)).isNull();
    assertThat(queue.poll(MOMENT)).isNull();
  }

  @ParameterizedTest
  @EnumSource
  @Behaviour(79)
  void whoWaitsGoesOnWhenTheOtherSideActs(Kind kind) throws Exception {
    var queue = kind.of(1);
    Task<Integer> taker = threads().start(() -> queue.take());
    awaitText(queue, "1 taker waiting");
    queue.put(1);
    assertThat(taker.join()).isEqualTo(1);
    queue.put(2);
    Task<?> putter = threads().start(() -> queue.put(3));
    awaitText(queue, "1 putter waiting");
    assertThat(queue.take()).isEqualTo(2);
    putter.join();
    assertThat(queue.take()).isEqualTo(3);
  }

  @ParameterizedTest
  @EnumSource
  @Behaviour(80)
  void aNegativeTimeIsRefused(Kind kind) {
    var queue = kind.of(1);
    var negative = Duration.ofNanos(-1);
    assertThatIllegalArgumentException().isThrownBy(() -> queue.offer(1, negative));
    assertThatIllegalArgumentException().isThrownBy(() -> queue.poll(negative));
    assertThatIllegalArgumentException().isThrownBy(() -> queue.join(negative));
    assertThat(queue).isEmpty();
  }

  @ParameterizedTest
  @EnumSource
  @Behaviour(81)
  void moreMarksThanItemsAreRefused(Kind kind) throws Exception {
    var queue = kind.of(2);
    assertThatIllegalStateException().isThrownBy(queue::taskDone);
    queue.put(1);
    queue.take();
    queue.taskDone();
    assertThatIllegalStateException().isThrownBy(queue::taskDone);
  }

  @ParameterizedTest
  @EnumSource
  @Behaviour(81)
  void joinWaitsForAllMarksAgainAndAgain(Kind kind) throws Exception {
    var queue = kind.unbounded();
    queue.join();
    for (int round = 0; round < 3; round++) {
      var done = new ConcurrentLinkedQueue<Integer>();
      for (int i = 0; i < 100; i++) {
        queue.put(i);
      }
      assertThat(queue.unfinished()).isEqualTo(100);
      assertThat(queue.join(Duration.ZERO)).isFalse();
      var workers = new ArrayList<Task<?>>();
      for (int i = 0; i < 2; i++) {
        workers.add(threads().start(() -> work(queue, done)));
      }
      queue.join();
      assertThat(done).hasSize(100);
      workers.forEach(Task::join);
      assertThat(queue.join(Duration.ZERO)).isTrue();
    }
  }

  private static void work(WorkQueue<Integer> queue, ConcurrentLinkedQueue<Integer> done) {
    for (Integer item = queue.poll(); item != null; item = queue.poll()) {
      done.add(item);
      queue.taskDone();
    }
  }

  @ParameterizedTest
  @EnumSource
  void whatIsTakenOutToBeDroppedCountsAsDone(Kind kind) {
    var queue = kind.unbounded();
    queue.addAll(List.of(1, 2, 3, 4));
    assertThat(queue.remove(2)).isTrue();
    assertThat(queue.removeIf(item -> item == 3)).isTrue();
    assertThat(queue.unfinished()).isEqualTo(2);
    queue.clear();
    assertThat(queue.unfinished()).isZero();
  }

  @ParameterizedTest
  @EnumSource
  @Behaviour(84)
  void afterTheShutdownOfAnEmptyQueuePutAndTakeFailAtOnce(Kind kind) throws Exception {
    var queue = kind.of(2);
    assertThat(queue.isShutdown()).isFalse();
    queue.shutdown();
    assertThat(queue.isShutdown()).isTrue();
    assertThat(queue.toString()).endsWith("shut down]");
    assertPutsFail(queue);
    assertTakesFail(queue);
    queue.join();
  }

  private static void assertPutsFail(WorkQueue<Integer> queue) {
    var refusal = assertThatExceptionOfType(QueueShutDownException.class);
    refusal.isThrownBy(() -> queue.put(9)).withMessageContaining(queue.name());
    refusal.isThrownBy(() -> queue.offer(9));
    refusal.isThrownBy(() -> queue.offer(9, MOMENT));
    refusal.isThrownBy(() -> queue.add(9));
  }

  private static void assertTakesFail(WorkQueue<Integer> queue) {
    var refusal = assertThatExceptionOfType(QueueShutDownException.class);
    refusal.isThrownBy(queue::take).withMessageContaining(queue.name());
    refusal.isThrownBy(() -> queue.poll(Duration.ZERO));
    refusal.isThrownBy(() -> queue.poll(MOMENT));
    assertThat(queue.poll()).isNull();
    assertThat(queue.peek()).isNull();
  }

  @ParameterizedTest
  @EnumSource
  @Behaviour(85)
  void afterTheShutdownOfAFilledQueueTakesDrainIt(Kind kind) throws Exception {
    var queue = kind.of(3);
    queue.addAll(List.of(3, 1, 2));
    queue.shutdown();
    assertPutsFail(queue);
    var taken = new ArrayList<Integer>();
    for (int i = 0; i < 3; i++) {
      taken.add(i == 1 ? queue.poll(MOMENT) : queue.take());
      assertThat(queue.join(Duration.ZERO)).isFalse();
      queue.taskDone();
    }
    assertThat(taken).isEqualTo(kind.orderOf312());
    assertTakesFail(queue);
    queue.join();
    assertThatIllegalStateException().isThrownBy(queue::taskDone);
  }

  @ParameterizedTest
  @EnumSource
  @Behaviour({86, 87})
  void anImmediateShutdownDropsTheItems(Kind kind) throws Exception {
    var queue = kind.of(4);
    queue.put(0);
    assertThat(queue.take()).isZero();
    queue.addAll(List.of(3, 1, 2));
    Task<?> joiner = threads().start(() -> queue.join());
    queue.shutdown();
    queue.shutdown();
    assertThat(queue.shutdownNow()).isEqualTo(kind.orderOf312());
    assertThat(queue.shutdownNow()).isEmpty();
    assertPutsFail(queue);
    assertTakesFail(queue);
    assertThat(queue.unfinished()).isEqualTo(1);
    queue.taskDone();
    joiner.join();
    assertThatIllegalStateException().isThrownBy(queue::taskDone);
  }

  @ParameterizedTest
  @EnumSource
  @Behaviour(88)
  void takersThatWaitFailAtTheShutdown(Kind kind) {
    var queue = kind.of(2);
    var takers = new ArrayList<Task<Integer>>();
    for (int i = 0; i < 4; i++) {
      takers.add(threads().start(() -> queue.take()));
    }
    awaitText(queue, "4 takers waiting");
    queue.shutdown();
    takers.forEach(WorkQueueContract::assertFailedByShutdown);
    assertThat(queue.toString()).doesNotContain("waiting");
  }

  private static void assertFailedByShutdown(Task<?> task) {
    task.await();
    assertThat(task.exceptionNow()).isInstanceOf(QueueShutDownException.class);
  }

  @ParameterizedTest
  @EnumSource
  @Behaviour(90)
  void puttersThatWaitFailAtTheShutdown(Kind kind) throws Exception {
    var queue = kind.of(1);
    queue.put(1);
    var putters = new ArrayList<Task<?>>();
    for (int i = 2; i < 5; i++) {
      int item = i;
      putters.add(threads().start(() -> queue.put(item)));
    }
    awaitText(queue, "3 putters waiting");
    queue.shutdown();
    putters.forEach(WorkQueueContract::assertFailedByShutdown);
    assertThat(queue.drain()).containsExactly(1);
  }

  @ParameterizedTest
  @EnumSource
  void anInterruptEndsAWaitAndChangesNothing(Kind kind) throws Exception {
    var queue = kind.of(1);
    Task<?> taker = threads().start(() -> queue.take());
    awaitText(queue, "1 taker waiting");
    taker.thread().orElseThrow().interrupt();
    taker.await();
    assertThat(taker.exceptionNow()).isInstanceOf(InterruptedException.class);
    queue.put(1);
    Task<?> putter = threads().start(() -> queue.put(2));
    awaitText(queue, "1 putter waiting");
    putter.thread().orElseThrow().interrupt();
    putter.await();
    assertThat(putter.exceptionNow()).isInstanceOf(InterruptedException.class);
    assertThat(queue.snapshot()).containsExactly(1);
    assertThat(queue.toString()).endsWith(", 1 of 1]");
  }

  @ParameterizedTest
  @EnumSource
  void whoComesInterruptedGetsTheInterruptAndNothingElse(Kind kind) throws Exception {
    var queue = kind.of(2);
    queue.put(1);
    Task<?> task =
        threads()
            .start(() -> {
              for (Attempt attempt : attempts(queue)) {
                Thread.currentThread().interrupt();
                assertThatExceptionOfType(InterruptedException.class).isThrownBy(attempt::run);
                assertThat(Thread.interrupted()).isFalse();
              }
            });
    task.join();
    assertThat(queue.snapshot()).containsExactly(1);
  }

  private interface Attempt {
    void run() throws Exception;
  }

  private static List<Attempt> attempts(WorkQueue<Integer> queue) {
    return List.of(
        queue::take,
        () -> queue.put(2),
        () -> queue.poll(Duration.ZERO),
        () -> queue.poll(MOMENT),
        () -> queue.offer(2, Duration.ZERO),
        () -> queue.offer(2, MOMENT));
  }

  @ParameterizedTest
  @EnumSource
  void aCancelEndsAWait(Kind kind) throws Exception {
    var queue = kind.of(1);
    var caught = new ConcurrentLinkedQueue<Exception>();
    Task<?> taker =
        threads()
            .start(() -> {
              try {
                queue.take();
              } catch (CancelledException e) {
                caught.add(e);
              }
            });
    awaitText(queue, "1 taker waiting");
    taker.cancel();
    taker.await();
    assertThat(caught).hasSize(1);
    queue.put(1);
    assertThat(queue.take()).isEqualTo(1);
  }

  @ParameterizedTest
  @EnumSource
  void consumeTakesUntilTheEndAndMarks(Kind kind) throws Exception {
    var queue = kind.of(2);
    var seen = new ConcurrentLinkedQueue<Integer>();
    Task<?> consumer = threads().start(() -> queue.consume(seen::add));
    for (int i = 0; i < 50; i++) {
      queue.put(i);
    }
    queue.shutdown();
    consumer.join();
    assertThat(seen).hasSize(50);
    queue.join();
  }

  @ParameterizedTest
  @EnumSource
  void consumeThrowsWhatTheSinkThrowsAndMarksTheItem(Kind kind) throws Exception {
    var queue = kind.of(2);
    queue.put(1);
    var failure = new Exception("no");
    assertThatExceptionOfType(Exception.class)
        .isThrownBy(() ->
            queue.consume(_ -> {
              throw failure;
            }))
        .isSameAs(failure);
    assertThat(queue.join(Duration.ZERO)).isTrue();
    queue.put(2);
    assertThat(queue.take()).isEqualTo(2);
  }

  @ParameterizedTest
  @EnumSource
  void iterationByTakingEndsWithTheQueue(Kind kind) {
    var queue = kind.unbounded();
    queue.addAll(List.of(3, 1, 2));
    queue.shutdown();
    assertThat(queue.taking()).containsExactlyElementsOf(kind.orderOf312());
    assertThat(queue.taking().iterator().hasNext()).isFalse();
  }

  @ParameterizedTest
  @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "SHARED") // it has copies only
  @Behaviour(95)
  void noReferenceIsKeptToWhatWasTaken(Kind kind) throws Exception {
    WorkQueue<Object> queue = items(kind);
    var dropped = new ArrayList<WeakReference<Object>>();
    for (int i = 0; i < 5; i++) {
      Object item = new int[] {i};
      dropped.add(new WeakReference<>(item));
      queue.put(item);
    }
    queue.take();
    queue.poll();
    queue.remove(queue.peek());
    queue.drainTo(new ArrayList<>(), 1);
    queue.iterator().next();
    assertThat(queue.size()).isEqualTo(1);
    await()
        .until(() -> {
          System.gc();
          return dropped.stream().filter(ref -> ref.get() == null).count() == 4;
        });
    assertThat(queue.take()).isNotNull();
  }

  private static WorkQueue<Object> items(Kind kind) {
    return switch (kind) {
      case FIRST_FIRST -> Threads.queue(10);
      case LAST_FIRST -> Threads.stack(10);
      case SMALLEST_FIRST ->
          Threads.priorityQueue(10, (a, b) -> a.toString().compareTo(b.toString()));
      case SHARED -> throw new IllegalArgumentException();
    };
  }
}

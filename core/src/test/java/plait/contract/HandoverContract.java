package plait.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static plait.contract.WorkQueueContract.awaitText;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import plait.QueueShutDownException;
import plait.Task;
import plait.ThreadSettings;
import plait.Threads;
import plait.WorkQueue;
import plait.testing.Behaviour;

/** What a queue that keeps nothing does, for tasks of one back end. */
abstract class HandoverContract {
  private static final Duration MOMENT = Duration.ofMillis(20);

  private final WorkQueue<Integer> queue = Threads.handover("desk");

  abstract ThreadSettings threads();

  @Test
  void aPutWaitsUntilItsItemIsTaken() throws Exception {
    Task<?> putter = threads().start(() -> queue.put(1));
    awaitText(queue, "1 putter waiting");
    assertThat(queue.toString()).isEqualTo("WorkQueue[desk, 0 of 0, 1 putter waiting]");
    assertThat(queue.take()).isEqualTo(1);
    putter.join();
    assertThat(queue.unfinished()).isEqualTo(1);
    queue.taskDone();
    queue.join();
  }

  @Test
  void anOfferSucceedsOnlyWithATakerThatWaits() throws Exception {
    assertThat(queue.offer(1)).isFalse();
    assertThat(queue.offer(1, MOMENT)).isFalse();
    assertThat(queue.poll()).isNull();
    assertThat(queue.poll(MOMENT)).isNull();
    assertThat(queue.unfinished()).isZero();
    Task<Integer> taker = threads().start(() -> queue.take());
    awaitText(queue, "1 taker waiting");
    assertThat(queue.offer(2)).isTrue();
    assertThat(taker.join()).isEqualTo(2);
  }

  @Test
  void thereIsNothingToBeSeenInside() {
    Task<?> putter = threads().start(() -> queue.put(1));
    awaitText(queue, "1 putter waiting");
    assertThat(queue.isEmpty()).isTrue();
    assertThat(queue.size()).isZero();
    assertThat(queue.remainingCapacity()).isZero();
    assertThat(queue.capacity()).isZero();
    assertThat(queue.peek()).isNull();
    assertThat(queue.snapshot()).isEmpty();
    assertThat(queue.remove(1)).isFalse();
    assertThat(queue.contains(1)).isFalse();
    assertThat(queue.drain()).containsExactly(1);
    putter.join();
  }

  @Test
  @Behaviour({88, 90})
  void theShutdownEndsTheWaitsOfBothSides() {
    Task<?> putter = threads().start(() -> queue.put(1));
    awaitText(queue, "1 putter waiting");
    assertThat(queue.shutdownNow()).isEmpty();
    putter.await();
    assertThat(putter.exceptionNow()).isInstanceOf(QueueShutDownException.class);
    assertThatExceptionOfType(QueueShutDownException.class).isThrownBy(queue::take);
    assertThatExceptionOfType(QueueShutDownException.class).isThrownBy(() -> queue.offer(1));
    assertThat(queue.unfinished()).isZero();

    WorkQueue<Integer> other = Threads.handover();
    Task<?> taker = threads().start(() -> other.take());
    awaitText(other, "1 taker waiting");
    other.shutdown();
    taker.await();
    assertThat(taker.exceptionNow()).isInstanceOf(QueueShutDownException.class);
  }

  @Test
  void anInterruptTakesTheOfferBack() throws Exception {
    Task<?> putter = threads().start(() -> queue.put(1));
    awaitText(queue, "1 putter waiting");
    putter.thread().orElseThrow().interrupt();
    putter.await();
    assertThat(putter.exceptionNow()).isInstanceOf(InterruptedException.class);
    assertThat(queue.poll(MOMENT)).isNull();
  }

  @Test
  void aCollectionThatRefusesAnItemLeavesItWithItsPutter() throws Exception {
    Task<?> putter = threads().start(() -> queue.put(1));
    awaitText(queue, "1 putter waiting");
    assertThatExceptionOfType(UnsupportedOperationException.class)
        .isThrownBy(() -> queue.drainTo(List.of()));
    assertThat(putter.isDone()).isFalse();
    assertThat(queue.take()).isEqualTo(1);
    putter.join();
  }

  @Test
  @Behaviour(93)
  void manyMeetManyAndNobodyIsLost() {
    var takers = new ArrayList<Task<Long>>();
    var putters = new ArrayList<Task<?>>();
    for (int i = 0; i < 8; i++) {
      takers.add(threads().start(() -> sum(500)));
      putters.add(
          threads()
              .start(() -> {
                for (int item = 1; item <= 500; item++) {
                  queue.put(item);
                }
              }));
    }
    putters.forEach(Task::join);
    assertThat(takers.stream().mapToLong(Task::join).sum()).isEqualTo(8 * 125_250L);
  }

  private long sum(int items) throws InterruptedException {
    long sum = 0;
    for (int i = 0; i < items; i++) {
      sum += queue.take();
    }
    return sum;
  }
}

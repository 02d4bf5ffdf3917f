package plait.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static plait.contract.WorkQueueContract.awaitText;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import plait.CancelledException;
import plait.QueueShutDownException;
import plait.Select;
import plait.Task;
import plait.ThreadSettings;
import plait.Threads;
import plait.WaitInterruptedException;
import plait.WorkQueue;

/** What a selection does, for tasks of one back end. */
abstract class SelectContract {
  private static final Duration MOMENT = Duration.ofMillis(20);

  private final WorkQueue<Integer> one = queue();
  private final WorkQueue<Integer> two = otherQueue();

  abstract ThreadSettings threads();

  /** Makes one of the queues that are selected from. */
  WorkQueue<Integer> queue() {
    return Threads.queue(10);
  }

  /** Makes the other one. */
  WorkQueue<Integer> otherQueue() {
    return Threads.stack(10);
  }

  private Select<String> both() {
    return Threads.<String>select()
        .take(one, item -> "one " + item)
        .take(two, item -> "two " + item);
  }

  @Test
  void whatIsThereIsTakenAtOnceAndNothingElse() throws Exception {
    two.put(5);
    assertThat(both().await()).isEqualTo("two 5");
    one.addAll(List.of(1, 2));
    two.put(3);
    both().await();
    assertThat(one.size() + two.size()).isEqualTo(2);
  }

  @Test
  void itWaitsForTheFirst() throws Exception {
    Task<String> selecting = threads().start(() -> both().await());
    awaitText(one, "1 taker waiting");
    awaitText(two, "1 taker waiting");
    two.put(7);
    assertThat(selecting.join()).isEqualTo("two 7");
    assertThat(one.toString()).doesNotContain("waiting");
    assertThat(two.toString()).doesNotContain("waiting");
  }

  @Test
  void ofSeveralReadyOnesEachHasItsTurn() throws Exception {
    Set<String> seen = new HashSet<>();
    while (seen.size() < 2) {
      one.offer(1);
      two.offer(2);
      seen.add(both().await());
    }
    assertThat(seen).containsExactlyInAnyOrder("one 1", "two 2");
  }

  @Test
  void theEndOfATaskIsSelected() throws Exception {
    var go = new CountDownLatch(1);
    Task<?> task = threads().start(() -> go.await());
    var select = both().ended(task, () -> "ended");
    assertThat(select.await(MOMENT)).isEmpty();
    Task<String> selecting = threads().start(() -> select.await());
    awaitText(one, "1 taker waiting");
    go.countDown();
    assertThat(selecting.join()).isEqualTo("ended");
    assertThat(select.await()).isEqualTo("ended");
  }

  @Test
  void aPutterOfAHandoverIsMet() throws Exception {
    WorkQueue<Integer> desk = Threads.handover();
    Task<Integer> selecting =
        threads().start(() -> Threads.<Integer>select().take(desk, item -> item).await());
    awaitText(desk, "1 taker waiting");
    desk.put(4);
    assertThat(selecting.join()).isEqualTo(4);
  }

  @Test
  void theTimeRunsOutWithNothingTaken() throws Exception {
    assertThat(both().await(Duration.ZERO)).isEmpty();
    assertThat(both().await(MOMENT)).isEmpty();
    assertThat(both().await(Duration.ofNanos(-1))).isEmpty();
    assertThat(both().await(Duration.ofSeconds(Long.MIN_VALUE))).isEmpty();
    assertThat(one.toString() + two).doesNotContain("waiting");
  }

  @Test
  void drainedQueuesDropOut() throws Exception {
    one.put(1);
    one.shutdown();
    assertThat(both().await()).isEqualTo("one 1");
    two.put(2);
    assertThat(both().await()).isEqualTo("two 2");
    assertThat(both().await(MOMENT)).isEmpty();
    Task<String> selecting = threads().start(() -> both().await());
    awaitText(two, "1 taker waiting");
    two.shutdown();
    selecting.await();
    assertThat(selecting.exceptionNow()).isInstanceOf(QueueShutDownException.class);
    assertThatExceptionOfType(QueueShutDownException.class)
        .isThrownBy(() -> both().await(Duration.ZERO));
  }

  @Test
  void anInterruptOrACancelEndsItWithNothingTaken() throws Exception {
    Task<String> interrupted = threads().start(() -> both().await());
    awaitText(one, "1 taker waiting");
    interrupted.thread().orElseThrow().interrupt();
    interrupted.await();
    assertThat(interrupted.exceptionNow()).isInstanceOf(WaitInterruptedException.class);
    var told = new CountDownLatch(1);
    Task<?> cancelled =
        threads()
            .start(() -> {
              try {
                both().await();
              } catch (CancelledException e) {
                told.countDown();
              }
            });
    awaitText(one, "1 taker waiting");
    cancelled.cancel();
    told.await();
    one.put(1);
    assertThat(one.take()).isEqualTo(1);
  }

  @Test
  void whatTheFunctionThrowsIsThrown() throws Exception {
    one.put(1);
    var select =
        Threads.<String>select()
            .take(
                one,
                _ -> {
                  throw new IOException("disk");
                });
    assertThatExceptionOfType(IOException.class).isThrownBy(select::await);
    assertThat(one).isEmpty();
  }

  @Test
  void nothingToWaitForIsRefused() {
    assertThatIllegalStateException().isThrownBy(() -> Threads.<String>select().await());
  }

  @Test
  void manySelectionsAndTakersLoseNothing() {
    int items = 2_000;
    var getters = new ArrayList<Task<Integer>>();
    for (int i = 0; i < 4; i++) {
      getters.add(threads().start(() -> countBySelecting()));
    }
    getters.add(threads().start(() -> countByTaking(one)));
    getters.add(threads().start(() -> countByTaking(two)));
    var putters = new ArrayList<Task<?>>();
    for (WorkQueue<Integer> queue : List.of(one, two, one, two)) {
      putters.add(
          threads()
              .start(() -> {
                for (int i = 0; i < items; i++) {
                  queue.put(i);
                }
              }));
    }
    putters.forEach(Task::join);
    one.shutdown();
    two.shutdown();
    assertThat(getters.stream().mapToInt(Task::join).sum()).isEqualTo(4 * items);
  }

  private int countBySelecting() throws Exception {
    int got = 0;
    try {
      while (true) {
        got += both().await(MOMENT).isPresent() ? 1 : 0;
      }
    } catch (QueueShutDownException end) {
      return got;
    }
  }

  private static int countByTaking(WorkQueue<Integer> queue) {
    int got = 0;
    for (var _ : queue.taking()) {
      got++;
    }
    return got;
  }
}

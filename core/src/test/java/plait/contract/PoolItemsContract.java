package plait.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static plait.testing.Patience.await;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import plait.Outcome;
import plait.Pool;
import plait.Progress;
import plait.TargetFailedException;
import plait.Tasks;
import plait.Threads;
import plait.WaitInterruptedException;
import plait.WaitTimeoutException;
import plait.testing.Behaviour;
import plait.testing.FileGate;
import plait.testing.FileTally;

/** What every pool does with many items. */
@Timeout(180)
abstract class PoolItemsContract {
  /** A pool of so many workers. */
  abstract Pool pool(int workers);

  private static List<Integer> upTo(int count) {
    return IntStream.range(0, count).boxed().toList();
  }

  // ---- many items

  @Test
  @Behaviour({110, 151})
  void mapKeepsTheOrder() {
    try (Pool pool = pool(3)) {
      for (int size : new int[] {0, 1, 7, 5000}) {
        assertThat(pool.map(i -> i, upTo(size))).isEqualTo(upTo(size));
        assertThat(pool.chunk(4).map(i -> i, upTo(size))).isEqualTo(upTo(size));
        assertThat(pool.window(3).map(i -> i, () -> upTo(size).iterator())).isEqualTo(upTo(size));
        assertThat(pool.unordered().map(i -> i, upTo(size)))
            .containsExactlyInAnyOrderElementsOf(upTo(size));
      }
      assertThat(pool.map((a, b) -> a + b, List.of(1, 2, 3), List.of(10, 20)))
          .containsExactly(11, 22);
      assertThat(pool.mapRows(List::size, List.of(upTo(2), upTo(3), upTo(4))))
          .containsExactly(3, 3);
      assertThat(pool.map(_ -> null, upTo(2))).containsExactly(null, null);
    }
  }

  @Test
  @Behaviour(102)
  void theFirstFailureEndsAMap() {
    try (Pool pool = pool(2)) {
      var begun = FileTally.zero();
      var ended = FileTally.zero();
      assertThatThrownBy(() ->
              pool.map(
                  i -> {
                    if (i == 3) {
                      throw new IOException("no");
                    }
                    if (i == 2) {
                      begun.add();
                      try {
                        new CountDownLatch(1).await();
                      } finally {
                        ended.add();
                      }
                    }
                    return i;
                  },
                  () -> upTo(1000).iterator()))
          .isInstanceOf(TargetFailedException.class)
          .hasMessageContaining("item 3 (3)")
          .hasCauseInstanceOf(IOException.class);
      assertThat(ended.count()).isEqualTo(begun.count());
      assertThat(pool.map(i -> i, upTo(5))).isEqualTo(upTo(5));
    }
  }

  @Test
  void outcomesAreInTheOrderOfTheItemsInEveryView() {
    try (Pool pool = pool(3)) {
      for (int i = 0; i < 20; i++) {
        var outcomes = pool.unordered().chunk(1).outcomes(n -> 12 / n, List.of(0, 1, 2, 3, 4, 0));
        assertThat(outcomes)
            .extracting(Outcome::isSuccess)
            .containsExactly(false, true, true, true, true, false);
        assertThat(outcomes.subList(1, 5)).extracting(Outcome::get).isEqualTo(List.of(12, 6, 4, 3));
      }
    }
  }

  @Test
  void noFailureOfAMapIsLost() {
    try (Pool pool = pool(2)) {
      for (int i = 0; i < 500; i++) {
        for (Pool view : List.of(pool, pool.unordered())) {
          assertThatThrownBy(() -> view.map(n -> 1 / n, List.of(1, 0)))
              .isInstanceOf(TargetFailedException.class)
              .hasMessageContaining("item 1 (0)");
        }
      }
    }
  }

  @Test
  @Behaviour(151)
  void aFailingInputSurfacesAtItsPlace() {
    Iterable<Integer> input =
        () ->
            Stream.iterate(0, i -> i + 1)
                .map(i -> {
                  if (i == 3) {
                    throw new IllegalStateException("input");
                  }
                  return i;
                })
                .iterator();
    try (Pool pool = pool(2)) {
      assertThatThrownBy(() -> pool.map(i -> i, input))
          .isInstanceOf(IllegalStateException.class)
          .hasMessage("input");
      var got = new ArrayList<Integer>();
      assertThatThrownBy(() -> pool.stream(i -> i, input).forEach(got::add)).hasMessage("input");
      assertThat(got).containsExactly(0, 1, 2);
      assertThat(pool.map(i -> i, upTo(5))).isEqualTo(upTo(5));
    }
  }

  @Test
  void outcomesTellOfEachItem() {
    try (Pool pool = pool(2)) {
      var outcomes = pool.outcomes(i -> 4 / i, List.of(2, 0, 1));
      assertThat(outcomes.get(0)).isEqualTo(new Outcome.Success<>(2));
      assertThat(outcomes.get(1)).isInstanceOf(Outcome.Failure.class);
      assertThat(outcomes.get(2)).isEqualTo(new Outcome.Success<>(4));
    }
  }

  @Test
  @Behaviour({114, 115})
  void streamsAreLazyAndEndWhenClosed() {
    var drawn = new AtomicInteger();
    Iterable<Integer> endless = () -> Stream.generate(drawn::getAndIncrement).iterator();
    var interrupted = FileGate.closed();
    try (Pool pool = pool(2)) {
      try (Stream<Integer> squares = pool.window(4).stream(i -> i * i, endless)) {
        assertThat(squares.limit(3).toList()).containsExactly(0, 1, 4);
        assertThat(drawn.get()).isLessThanOrEqualTo(7);
      }
      try (Stream<Integer> stuck =
          pool.stream(
              i -> {
                if (i == 1) {
                  try {
                    new CountDownLatch(1).await();
                  } catch (InterruptedException e) {
                    interrupted.open();
                  }
                }
                return i;
              },
              upTo(2))) {
        Iterator<Integer> iterator = stuck.iterator();
        assertThat(iterator.next()).isZero();
      }
      assertThat(pool.toString()).contains("0 queued");
    }
    assertThatThrownBy(() -> pool(1).window(0)).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  @Behaviour(112)
  void aCancelledMapCancelsWhatIsUnfinished() {
    var begun = FileTally.zero();
    var ended = FileTally.zero();
    try (Pool pool = pool(2)) {
      var map =
          Threads.start(() ->
              pool.map(
                  i -> {
                    begun.add();
                    try {
                      new CountDownLatch(1).await();
                    } finally {
                      ended.add();
                    }
                    return i;
                  },
                  upTo(10)));
      await().until(() -> begun.count() == 2);
      assertThatThrownBy(() -> map.join(Duration.ofMillis(1)))
          .isInstanceOf(WaitTimeoutException.class);
      map.cancel();
      map.await();
      assertThat(ended.count()).isEqualTo(2);
    }
  }

  // ---- views

  @Test
  void aCallThatTakesTooLongIsCancelled() {
    try (Pool pool = pool(2)) {
      assertThatThrownBy(() ->
              pool.timeout(Duration.ofMillis(20))
                  .map(
                      i -> {
                        new CountDownLatch(1).await();
                        return i;
                      },
                      List.of("slow")))
          .isInstanceOf(TargetFailedException.class)
          .hasRootCauseInstanceOf(WaitTimeoutException.class)
          .hasMessageContaining("item 0 (slow)");
      assertThat(pool.timeout(Duration.ofMinutes(1)).chunk(2).map(i -> i, upTo(5)))
          .isEqualTo(upTo(5));
    }
  }

  @Test
  void failingCallsAreTriedAgain() {
    try (Pool pool = pool(1)) {
      var tries = FileTally.zero();
      assertThat(
              pool.retry(3, Duration.ofMillis(1))
                  .map(
                      i -> {
                        if (tries.add() < 3) {
                          throw new IOException("not yet");
                        }
                        return i;
                      },
                      List.of(7)))
          .containsExactly(7);
      assertThat(tries.count()).isEqualTo(3);
      var errors = FileTally.zero();
      assertThatThrownBy(() ->
              pool.retry(3)
                  .start(() -> {
                    errors.add();
                    throw new AssertionError();
                  })
                  .join())
          .hasCauseInstanceOf(AssertionError.class);
      assertThat(errors.count()).isEqualTo(1);
    }
  }

  /** Of ten calls two pass at once, and each other one a twentieth of a second after the last. */
  @Test
  void callsKeepToTheRate() {
    try (Pool pool = pool(2)) {
      Pool slowly = pool.rate(2, Duration.ofMillis(100));
      long began = System.nanoTime();
      assertThat(slowly.map(i -> i, upTo(6))).isEqualTo(upTo(6));
      var last = Stream.generate(() -> slowly.start(() -> System.nanoTime())).limit(4).toList();
      long end = Tasks.<Long>all(last).stream().max(Long::compare).orElseThrow();
      assertThat(Duration.ofNanos(end - began)).isGreaterThanOrEqualTo(Duration.ofMillis(400));
      assertThatThrownBy(() -> pool.rate(0, Duration.ofSeconds(1)))
          .isInstanceOf(IllegalArgumentException.class);
      assertThatThrownBy(() -> pool.rate(1, Duration.ZERO))
          .isInstanceOf(IllegalArgumentException.class);
    }
  }

  @Test
  void progressCountsEachItemThatIsDone() {
    var last = new ConcurrentHashMap<String, Progress.State>();
    Progress.listener(state -> last.put(state.label(), state));
    try (Pool pool = pool(2)) {
      var _ = pool.progress("sized").map(i -> i, upTo(30));
      var _ = pool.progress("sizeless").map(i -> i, () -> upTo(30).iterator());
      var _ = pool.progress("failing").outcomes(i -> 1 / i, upTo(3));
      assertThatThrownBy(() -> pool.progress("broken").map(i -> 1 / i, upTo(1)))
          .isInstanceOf(TargetFailedException.class);
      try (Stream<Integer> results = pool.progress("left").window(1).stream(i -> i, upTo(30))) {
        assertThat(results.iterator().next()).isZero();
        assertThat(last.get("left").closed()).isFalse();
      }
    } finally {
      Progress.listener(null);
    }
    assertThat(last.values()).hasSize(5).allMatch(Progress.State::closed);
    assertThat(last.get("sized"))
        .extracting(Progress.State::count, Progress.State::total)
        .containsExactly(30L, 30L);
    assertThat(last.get("sizeless"))
        .extracting(Progress.State::count, Progress.State::total)
        .containsExactly(30L, -1L);
    assertThat(last.get("failing").count()).isEqualTo(3);
    assertThat(last.get("left").count()).isBetween(1L, 3L);
  }

  @Test
  void anInterruptEndsAMap() {
    try (Pool pool = pool(1)) {
      Thread.currentThread().interrupt();
      assertThatThrownBy(() ->
              pool.map(
                  i -> {
                    new CountDownLatch(1).await();
                    return i;
                  },
                  upTo(3)))
          .isInstanceOf(WaitInterruptedException.class);
      assertThat(Thread.interrupted()).isTrue();
    }
  }
}

package plait.progress;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static plait.testing.Patience.await;

import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import plait.Progress;
import plait.Threads;
import plait.UnjoinedFailure;

class ProgressTest {
  private final Queue<Progress.State> heard = new ConcurrentLinkedQueue<>();

  @BeforeEach
  void listen() {
    Progress.listener(heard::add);
  }

  @AfterEach
  void listenNoMore() {
    Progress.listener(null);
  }

  private Stream<Progress.State> closed(String label) {
    return heard.stream().filter(state -> state.label().equals(label) && state.closed());
  }

  @Test
  void aLoopIsCountedAndClosed() {
    int sum = 0;
    for (int item : Progress.of(List.of(1, 2, 3), "loop")) {
      sum += item;
    }
    assertThat(sum).isEqualTo(6);
    assertThat(closed("loop"))
        .singleElement()
        .satisfies(state -> assertThat(state.count()).isEqualTo(3))
        .satisfies(state -> assertThat(state.total()).isEqualTo(3));
  }

  @Test
  void aLoopOverWhatHasNoSizeHasNoTotal() {
    Iterable<Integer> items = () -> List.of(1, 2).iterator();
    for (int _ : Progress.of(items, "sizeless")) {
      assertThat(closed("sizeless")).isEmpty();
    }
    assertThat(closed("sizeless")).extracting(Progress.State::total).containsExactly(-1L);
  }

  @Test
  void aLoopLeftEarlyEndsWithItsThread() throws Exception {
    var loop = Thread.ofPlatform().start(() -> leaveEarly("in a thread"));
    loop.join();
    await().untilAsserted(() -> assertThat(closed("in a thread")).hasSize(1));
    assertThat(closed("in a thread")).extracting(Progress.State::count).containsExactly(2L);
  }

  @Test
  void aLoopLeftEarlyEndsWhenItIsGarbage() {
    leaveEarly("garbage");
    await()
        .untilAsserted(() -> {
          System.gc();
          assertThat(closed("garbage")).hasSize(1);
        });
  }

  private static void leaveEarly(String label) {
    for (int item : Progress.of(List.of(1, 2, 3, 4), label)) {
      if (item == 3) {
        break;
      }
    }
  }

  @Test
  void everyIterationHasItsOwnBar() {
    var items = Progress.of(List.of(1, 2), "again");
    for (int round = 1; round <= 2; round++) {
      for (int _ : items) {
        assertThat(heard).isNotEmpty();
      }
    }
    assertThat(closed("again")).hasSize(2);
  }

  @Test
  void manyThreadsCountWithoutLoss() throws Exception {
    try (var bar = Progress.bar("many", 80_000)) {
      var tasks =
          IntStream.range(0, 8)
              .mapToObj(
                  _ -> Threads.start(() -> IntStream.range(0, 10_000).forEach(_ -> bar.tick())))
              .toList();
      tasks.forEach(task -> task.join());
    }
    assertThat(closed("many")).extracting(Progress.State::count).containsExactly(80_000L);
  }

  @Test
  void closingAgainDoesNothing() {
    var bar = Progress.bar("twice", 1);
    bar.close();
    bar.close();
    assertThat(closed("twice")).hasSize(1);
  }

  @Test
  void totalAndNoteMayChange() {
    try (var bar = Progress.bar("changing", -1)) {
      bar.add(3).add(-1).total(7).note("half");
      assertThat(bar.state().count()).isEqualTo(2);
      assertThat(bar.state().total()).isEqualTo(7);
      assertThat(bar.state().note()).isEqualTo("half");
      assertThat(bar.toString()).startsWith("changing:  28% 2/7 [").endsWith(", half]");
    }
  }

  @Test
  void theListenerHearsWhileItGoesOn() {
    try (var bar = Progress.bar("heard", 10)) {
      bar.tick();
      await()
          .untilAsserted(
              () -> assertThat(heard).anyMatch(s -> s.label().equals("heard") && s.count() == 1));
    }
  }

  @Test
  void aListenerThatThrowsIsReportedOnce() throws Exception {
    var failures = new ConcurrentLinkedQueue<UnjoinedFailure>();
    var before = Threads.onUnjoinedFailure(failures::add);
    try {
      Progress.listener(_ -> {
        throw new IllegalStateException("listener");
      });
      try (var bar = Progress.bar("broken", 10)) {
        bar.tick();
      }
      assertThat(failures).hasSize(1);
    } finally {
      Threads.onUnjoinedFailure(before);
    }
  }

  @Test
  void aListenerThatHangsKeepsNobody() throws Exception {
    var inside = new CountDownLatch(1);
    var goOn = new CountDownLatch(1);
    Progress.listener(_ -> {
      inside.countDown();
      uninterruptibly(goOn);
    });
    var stuck = Threads.start(() -> Progress.bar("stuck", 1).close());
    inside.await();
    try (var bar = Progress.bar("free", 1)) {
      bar.tick();
    }
    goOn.countDown();
    stuck.join();
  }

  private static void uninterruptibly(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  @Test
  void nullIsRefused() {
    assertThatThrownBy(() -> Progress.bar(null, 1)).hasMessage("label");
    assertThatThrownBy(() -> Progress.of(null, "x")).hasMessage("items");
    assertThatThrownBy(() -> Progress.of(List.of(), null)).hasMessage("label");
    try (var bar = Progress.bar("x", 1)) {
      assertThatThrownBy(() -> bar.note(null)).hasMessage("note");
    }
  }
}

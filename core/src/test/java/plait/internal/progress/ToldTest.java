package plait.internal.progress;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import plait.Progress;

class ToldTest {
  private final ManualClock clock = new ManualClock();
  private final List<String> lines = new ArrayList<>();
  private final Board board =
      new Board(clock, open -> new Told(open, new PlainLines(lines::add)), false);

  private void pass(Duration time) {
    clock.forward(time);
    board.tick();
  }

  @Test
  void aShortJobHasOneLine() {
    try (var bar = board.open("short", 3)) {
      for (int i = 0; i < 3; i++) {
        bar.tick();
        pass(Duration.ofMillis(300));
      }
    }
    assertThat(lines).containsExactly("short: 100% 3/3 [00:00, 3.33/s]");
  }

  @Test
  void aLongJobHasALineAfterEveryTenth() {
    try (var bar = board.open("long", 20)) {
      for (int i = 0; i < 20; i++) {
        bar.tick();
        pass(Duration.ofSeconds(2));
      }
    }
    assertThat(lines).hasSize(11).first().isEqualTo("long:  10% 2/20 [00:04<00:36, 2.00s each]");
  }

  @Test
  void anEndlessJobHasALineEveryTenSeconds() {
    var bar = board.open("endless", -1);
    for (int i = 0; i < 300; i++) {
      bar.tick();
      pass(Duration.ofMillis(100));
    }
    assertThat(lines).hasSize(3).last().isEqualTo("endless: 300 [00:30, 10.0/s]");
  }

  @Test
  void theListenerHearsOfChangesOnly() {
    var states = new ArrayList<Progress.State>();
    board.listener(states::add);
    var bar = board.open("heard", 2);
    pass(Duration.ofSeconds(1));
    bar.tick();
    pass(Duration.ofSeconds(1));
    pass(Duration.ofSeconds(1));
    bar.note("n");
    pass(Duration.ofSeconds(1));
    bar.close();
    assertThat(states).extracting(Progress.State::count).containsExactly(0L, 1L, 1L, 1L);
    assertThat(states)
        .extracting(Progress.State::closed)
        .containsExactly(false, false, false, true);
    assertThat(lines).isEmpty();
  }

  @Test
  void takingTheListenerAwayBringsTheLinesBack() {
    board.listener(state -> {});
    var bar = board.open("both", 2);
    board.listener(null);
    bar.close();
    assertThat(lines).hasSize(1);
  }

  @Test
  void aListenerMayUseBars() {
    var inner = new AtomicReference<Progress>();
    board.listener(state -> {
      if (inner.get() == null) {
        inner.set(board.open("inner", 1));
      } else if (!inner.get().state().closed()) {
        inner.get().close();
      }
    });
    try (var outer = board.open("outer", 1)) {
      outer.tick();
      pass(Duration.ofSeconds(1));
    }
    assertThat(inner.get().state().closed()).isTrue();
  }

  @Test
  void nobodyHearsOfABarAfterItsEnd() {
    var states = new ArrayList<Progress.State>();
    var bars = new ArrayList<Bar>();
    var told =
        new Told(
            bars,
            (bar, state) -> {
              states.add(state);
            });
    var bar = board.open("late", 1);
    bars.add(bar);
    bar.close();
    told.closed(bar);
    told.changed();
    told.changed();
    assertThat(states).isEmpty(); // the board's own display has told the end
  }
}

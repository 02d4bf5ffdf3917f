package plait.internal.progress;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import plait.testing.PaperTerminal;

/** Frames, with a clock that stands still unless the test moves it. */
class ScreenTest {
  private static final Style STYLE = new Style(50, false, false);

  private final ManualClock clock = new ManualClock();
  private final ByteArrayOutputStream terminal = new ByteArrayOutputStream();
  private Screen screen;
  private final Board board = board(terminal);
  private final Bar first = board.open("one", 10);
  private final PrintStream out = new PrintedAbove(new PrintStream(terminal, true, UTF_8), screen);

  private Board board(OutputStream onto) {
    return new Board(clock, open -> screen = new Screen(onto, UTF_8, STYLE, clock, open), false);
  }

  private List<String> shown() {
    return PaperTerminal.after(terminal.toString(UTF_8));
  }

  private void pass(Duration time) {
    clock.forward(time);
    board.tick();
  }

  @Test
  void isDrawnWhenItIsOpened() {
    assertThat(shown()).containsExactly("one:   0%|-------------------| 0/10 [00:00<?, ?/s]", "");
  }

  @Test
  void isDrawnAgainInPlace() {
    first.add(5);
    pass(Duration.ofSeconds(1));
    first.add(5).note("nearly");
    pass(Duration.ofSeconds(1));
    assertThat(shown()).containsExactly("one: 100% 10/10 [00:02<00:00, 5.00/s, nearly]", "");
  }

  @Test
  void severalBarsHaveALineEach() {
    var second = board.open("two", -1);
    second.add(3);
    pass(Duration.ofSeconds(1));
    assertThat(shown())
        .containsExactly(
            "one:   0%|-------------------| 0/10 [00:01<?, ?/s]", "two: 3 [00:01, 3.00/s]", "");
  }

  @Test
  void aClosedBarStaysAboveTheOpenOnes() {
    var second = board.open("two", -1);
    second.add(3);
    clock.forward(Duration.ofSeconds(2));
    second.close();
    assertThat(shown())
        .containsExactly(
            "two: 3 [00:02, 1.50/s]", "one:   0%|-------------------| 0/10 [00:02<?, ?/s]", "");
  }

  @Test
  void whatIsPrintedAppearsAboveTheBars() {
    out.println("hello");
    clock.forward(Duration.ofSeconds(1));
    out.println("world");
    assertThat(shown())
        .containsExactly(
            "hello", "world", "one:   0%|-------------------| 0/10 [00:01<?, ?/s]", "");
  }

  @Test
  void aBegunLineKeepsTheBarsAwayUntilItEnds() {
    out.print("name: ");
    pass(Duration.ofSeconds(1));
    assertThat(shown()).containsExactly("name:");
    out.println("plait");
    pass(Duration.ofSeconds(1));
    assertThat(shown())
        .containsExactly("name: plait", "one:   0%|-------------------| 0/10 [00:02<?, ?/s]", "");
  }

  @Test
  void aBarThatClosesEndsABegunLine() {
    out.print("name: ");
    first.close();
    assertThat(shown())
        .containsExactly("name:", "one:   0%|---------------------| 0/10 [00:00, ?/s]", "");
  }

  @Test
  void nothingIsDrawnWhileSomebodyPrints() {
    screen.print();
    terminal.writeBytes("half".getBytes(UTF_8));
    pass(Duration.ofSeconds(1));
    first.close();
    terminal.writeBytes(" a line\n".getBytes(UTF_8));
    assertThat(shown()).containsExactly("half a line", "");
    screen.printed(false);
    assertThat(shown())
        .containsExactly("half a line", "one:   0%|---------------------| 0/10 [00:01, ?/s]", "");
  }

  @Test
  void printingAfterTheLastBarIsLeftAlone() {
    first.close();
    terminal.reset();
    out.println("after");
    assertThat(terminal.toString(UTF_8)).isEqualTo("after" + System.lineSeparator());
  }

  @Test
  void manyBarsAreSummedUp() {
    IntStream.range(0, 20).forEach(i -> board.open("bar " + i, -1));
    assertThat(shown()).hasSize(14).contains("(and 9 more)");
  }

  @Test
  void aTerminalThatIsGoneIsNoFailure() {
    var broken =
        board(
            new OutputStream() {
              @Override
              public void write(int oneByte) throws IOException {
                throw new IOException("gone");
              }
            });
    try (var bar = broken.open("one", 10)) {
      bar.tick();
      broken.tick();
    }
    assertThat(terminal.toString(UTF_8)).contains("one");
  }

  @Test
  void printingOftenDoesNotMeanDrawingOften() {
    terminal.reset();
    IntStream.range(0, 1000).forEach(i -> out.println(i));
    assertThat(terminal.toString(UTF_8).split("one: ")).hasSize(1);
  }
}

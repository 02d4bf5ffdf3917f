package plait.internal.progress;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import plait.Progress.State;

class LineTest {
  private static final Style PLAIN = new Style(60, false, true);

  private static State state(String label, long count, long total, String note) {
    return state(label, count, total, note, Duration.ofSeconds(18), false);
  }

  private static State state(
      String label, long count, long total, String note, @Nullable Duration left, boolean closed) {
    return new State(label, count, total, Duration.ofSeconds(12), 3.75, left, note, closed);
  }

  @Test
  void hasShareBarCountTimesAndRate() {
    assertThat(Line.drawn(state("reading", 45, 100, ""), PLAIN))
        .isEqualTo("reading:  45%|███████▏        | 45/100 [00:12<00:18, 3.75/s]");
  }

  @Test
  void isExactlyAsWideAsItMayBe() {
    var line = Line.drawn(state("reading", 45, 100, ""), new Style(70, false, true));
    assertThat(line).hasSize(70);
  }

  @Test
  void showsTheNote() {
    assertThat(Line.drawn(state("reading", 45, 100, "a.txt"), PLAIN))
        .endsWith("| 45/100 [00:12<00:18, 3.75/s, a.txt]");
  }

  @Test
  void withoutTotalHasNoBar() {
    assertThat(Line.drawn(state("reading", 45, -1, "", null, false), PLAIN))
        .isEqualTo("reading: 45 [00:12, 3.75/s]");
  }

  @Test
  void pastItsTotalHasNoBar() {
    assertThat(Line.drawn(state("reading", 101, 100, ""), PLAIN))
        .isEqualTo("reading: 101/100 [00:12<00:18, 3.75/s]");
  }

  @Test
  void ofNothingHasNoBar() {
    assertThat(Line.drawn(state("reading", 0, 0, "", Duration.ZERO, true), PLAIN))
        .isEqualTo("reading: 0/0 [00:12, 3.75/s]");
  }

  @Test
  void isAHundredPercentOnlyWhenComplete() {
    assertThat(Line.plain(state("x", 999_999, 1_000_000, ""))).startsWith("x:  99% ");
    assertThat(Line.plain(state("x", 1_000_000, 1_000_000, ""))).startsWith("x: 100% ");
  }

  @Test
  void timeLeftMayBeUnknown() {
    assertThat(Line.plain(state("x", 0, 9, "", null, false))).contains("[00:12<?, ");
  }

  @Test
  void colourIsOnTheBarOnly() {
    assertThat(Line.drawn(state("reading", 45, 100, ""), new Style(60, true, false)))
        .isEqualTo(
            "reading:  45%|\u001b[36m#######---------\u001b[39m| 45/100 [00:12<00:18, 3.75/s]");
  }

  @Test
  void longTextsAreCut() {
    var longLabel = Line.drawn(state("x".repeat(200), 45, 100, ""), PLAIN);
    assertThat(longLabel).hasSize(60).contains("x…:  45%|").endsWith("3.75/s]");
    assertThat(Line.drawn(state("x", 45, 100, "n".repeat(200)), PLAIN)).hasSize(60).endsWith("n…");
    assertThat(Line.drawn(state("x".repeat(200), 45, -1, ""), PLAIN)).hasSize(60).endsWith("x…");
  }

  @Test
  void cuttingKeepsPairsOfSurrogatesTogether() {
    var line = Line.drawn(state("🙂".repeat(100), 1, -1, ""), PLAIN);
    assertThat(line.codePoints().filter(c -> c == 0x1F642).count()).isEqualTo(59);
  }

  @Test
  void controlCharactersInTextsBecomeSpaces() {
    assertThat(Line.plain(state("a\nb\u001b[31m", 1, -1, "c\rd")))
        .startsWith("a b [31m: ")
        .contains("c d");
  }
}

package plait.internal.progress;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;

class StderrTest {

  @Test
  void barsAreForTerminals() {
    assertThat(Stderr.mode(Map.of(), true)).isEqualTo(Stderr.Mode.BAR);
    assertThat(Stderr.mode(Map.of(), false)).isEqualTo(Stderr.Mode.PLAIN);
    assertThat(Stderr.mode(Map.of("TERM", "dumb"), true)).isEqualTo(Stderr.Mode.PLAIN);
  }

  @Test
  void theEnvironmentHasTheLastWord() {
    assertThat(Stderr.mode(Map.of("PLAIT_PROGRESS", "bar"), false)).isEqualTo(Stderr.Mode.BAR);
    assertThat(Stderr.mode(Map.of("PLAIT_PROGRESS", "plain"), true)).isEqualTo(Stderr.Mode.PLAIN);
    assertThat(Stderr.mode(Map.of("PLAIT_PROGRESS", "off"), true)).isEqualTo(Stderr.Mode.OFF);
    assertThat(Stderr.mode(Map.of("PLAIT_PROGRESS", "auto"), true)).isEqualTo(Stderr.Mode.BAR);
  }

  @Test
  void aWrongWishIsRefused() {
    assertThatThrownBy(() -> Stderr.mode(Map.of("PLAIT_PROGRESS", "fancy"), true))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("PLAIT_PROGRESS is \"fancy\": set it to auto, bar, plain or off.");
  }

  @Test
  void styleFollowsTheEnvironment() {
    assertThat(Stderr.style(Map.of(), UTF_8)).isEqualTo(new Style(80, true, true));
    assertThat(Stderr.style(Map.of("COLUMNS", "132", "NO_COLOR", "1"), US_ASCII))
        .isEqualTo(new Style(132, false, false));
    assertThat(Stderr.style(Map.of("COLUMNS", "wide", "NO_COLOR", ""), UTF_8))
        .isEqualTo(new Style(80, true, true));
  }
}

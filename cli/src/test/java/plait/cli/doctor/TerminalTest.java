package plait.cli.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class TerminalTest {

  @Test
  void coloursAreForTerminalsThatHaveThem() {
    assertThat(Terminal.describe(true, Map.of("TERM", "xterm")))
        .isEqualTo("yes, with colours (xterm)");
    assertThat(Terminal.describe(true, Map.of("TERM", "dumb")))
        .contains("no colours because TERM is dumb");
    assertThat(Terminal.describe(true, Map.of())).contains("TERM is not set");
    assertThat(Terminal.describe(true, Map.of("TERM", "xterm", "NO_COLOR", "1")))
        .contains("NO_COLOR");
    assertThat(Terminal.describe(false, Map.of("TERM", "xterm"))).isEqualTo("none: plain lines");
  }
}

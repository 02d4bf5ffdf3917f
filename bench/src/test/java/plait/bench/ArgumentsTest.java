package plait.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class ArgumentsTest {

  @Test
  void optionsAndWords() {
    assertThat(
            Arguments.of("a", "--quick", "--rounds", "7", "b", "--against", "x.json", "--out", "y"))
        .isEqualTo(
            new Arguments(true, 7, 0, Path.of("x.json"), Path.of("y"), false, List.of("a", "b")));
    assertThat(Arguments.of("--minutes", "90"))
        .isEqualTo(new Arguments(false, 0, 90, null, null, false, List.of()));
    assertThat(Arguments.of("--list"))
        .isEqualTo(new Arguments(false, 0, 0, null, null, true, List.of()));
  }

  @Test
  void whatMakesNoSenseIsNamed() {
    assertRefused("There is no option --quik.", "--quik");
    assertRefused("--rounds wants a value.", "--rounds");
    assertRefused("--rounds wants a number from 1 to 9999, not \"0\".", "--rounds", "0");
    assertRefused("--minutes wants a number from 1 to 9999, not \"many\".", "--minutes", "many");
  }

  private static void assertRefused(String message, String... arguments) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Arguments.of(arguments))
        .withMessage(message);
  }
}

package plait.examples;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every example does what its header promises. */
class ExamplesTest {

  @BeforeAll
  static void compile() throws IOException {
    Examples.compile();
  }

  static List<Path> examples() throws IOException {
    return Examples.all();
  }

  @ParameterizedTest
  @MethodSource("examples")
  void doesWhatItsHeaderPromises(Path example) throws Exception {
    var header = Header.of(example);
    assertThat(header.saysWhatItPrints()).as("has an expected output").isTrue();
    var end = Examples.run(example, List.of(), List.of());
    assertThat(end.out()).as("stdout").matches(Header.pattern(header.output()));
    assertThat(end.err()).as("stderr").matches(Header.pattern(header.errors()));
    assertThat(end.exitCode()).as("exit code").isEqualTo(header.exitCode());
  }

  @Test
  void anExampleRunsFromItsSource() throws Exception {
    var example = Examples.FOLDER.resolve("e01_StartJoin.java");
    var end = Examples.runFromSource(example);
    assertThat(end.out()).matches(Header.pattern(Header.of(example).output()));
    assertThat(end.err()).isEmpty();
    assertThat(end.exitCode()).isZero();
  }
}

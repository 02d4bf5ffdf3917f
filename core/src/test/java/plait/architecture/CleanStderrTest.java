package plait.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import plait.testing.Checkout;
import plait.testing.ChildJvm;

/**
 * A program that uses Plait prints nothing to stderr that its author did not cause. Every file of
 * {@code core/src/test/programs/clean-stderr} is such a program; it prints {@code done} as its last
 * line.
 */
class CleanStderrTest {
  static List<Path> programs() throws IOException {
    try (var files = Files.list(Checkout.root().resolve("core/src/test/programs/clean-stderr"))) {
      return files.sorted().toList();
    }
  }

  @ParameterizedTest
  @MethodSource("programs")
  void programLeavesStderrEmpty(Path program) throws Exception {
    var end = ChildJvm.ofSource(Files.readString(program)).run();
    assertThat(end.err()).as("stderr of %s", program).isEmpty();
    assertThat(end.out().lines()).last().isEqualTo("done");
    assertThat(end.exitCode()).isZero();
  }
}

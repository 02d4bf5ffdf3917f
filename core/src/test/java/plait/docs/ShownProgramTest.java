package plait.docs;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import plait.testing.Checkout;
import plait.testing.ChildJvm;

/** The programs that documents show print what their headers say, and nothing to stderr. */
class ShownProgramTest {
  private static final String HEADING = "// Expected output:";
  private static final String PREFIX = "//   ";

  static List<Path> programs() throws IOException {
    try (var readme = Files.list(Checkout.root().resolve("examples/readme"));
        var guide = Files.list(Checkout.root().resolve("examples/guide"))) {
      return Stream.concat(readme, guide)
          .filter(file -> file.toString().endsWith(".java"))
          .sorted()
          .toList();
    }
  }

  @ParameterizedTest
  @MethodSource("programs")
  void programPrintsWhatItsHeaderSays(Path program) throws Exception {
    var source = Files.readString(program);
    var end = ChildJvm.ofFile(program).run();
    assertThat(end.err()).as("stderr of %s", program).isEmpty();
    assertThat(end.out()).isEqualTo(promised(source));
    assertThat(end.exitCode()).isZero();
  }

  @Test
  void pythonTwinPrintsTheSame() throws Exception {
    assumeTrue(hasPython(), "python3 is not on the PATH");
    var java = Files.readString(Checkout.root().resolve("examples/readme/Squares.java"));
    var python =
        new ProcessBuilder("python3", "examples/readme/squares.py")
            .directory(Checkout.root().toFile())
            .redirectErrorStream(true)
            .start();
    assertThat(new String(python.getInputStream().readAllBytes(), UTF_8)).isEqualTo(promised(java));
  }

  private static String promised(String source) {
    return source
        .lines()
        .dropWhile(line -> !line.equals(HEADING))
        .skip(1)
        .takeWhile(line -> line.startsWith(PREFIX))
        .map(line -> line.substring(PREFIX.length()) + "\n")
        .collect(Collectors.joining());
  }

  private static boolean hasPython() {
    return Stream.of(System.getenv("PATH").split(java.io.File.pathSeparator, -1))
        .anyMatch(folder -> Files.isExecutable(Path.of(folder, "python3")));
  }
}

package plait.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** {@code plait warm}: programs tell by the options of their JVM whether they use what was kept. */
class WarmTest extends LauncherTest {
  private static final String OPTIONS =
      """
      void main() {
        var options = java.lang.management.ManagementFactory.getRuntimeMXBean().getInputArguments();
        IO.println(options.stream().filter(o -> o.startsWith("-XX:AOTCache=")).count());
      }
      """;
  private static final Shell.Result COLD = new Shell.Result(0, "0\n", "");
  private static final Shell.Result WARM = new Shell.Result(0, "1\n", "");

  @BeforeEach
  void writePrograms() throws IOException {
    shell.source("Plain.java", OPTIONS);
    shell.source(
        "Pooled.java",
        """
        import plait.*;
        void main() {
          try (Pool pool = Processes.pool(1)) {
            IO.println(pool.map(n -> n + 1, java.util.List.of(1)));
          }
        }
        """);
  }

  @Test
  void whatIsKeptIsUsedUntilItIsOldOrDeleted() throws IOException {
    assertThat(shell.plait("run", "Plain.java")).isEqualTo(COLD);
    Shell.Result made = shell.plait("warm");
    assertThat(made.err()).isEmpty();
    assertThat(made.out()).matches("plait: kept [1-9][0-9]* MB in .*\n");

    assertThat(shell.plait("run", "Plain.java")).isEqualTo(WARM);
    assertThat(shell.plait("run", "-v", "Plain.java").err())
        .startsWith("plait: compiled before, warm: ");
    assertThat(shell.plait("run", "--jvm", "-Xmx64m", "Plain.java")).isEqualTo(COLD);
    assertThat(shell.plait("run", "Pooled.java")).isEqualTo(new Shell.Result(0, "[2]\n", ""));
    assertThat(shell.plait("run", "-v", "Pooled.java").err()).contains(", warm: ");

    for (Path file : kept()) {
      Files.writeString(file, "not what a JVM keeps");
    }
    assertThat(shell.plait("run", "Plain.java")).isEqualTo(WARM);
    for (Path file : kept()) {
      Files.setLastModifiedTime(file, FileTime.from(Instant.EPOCH));
    }
    assertThat(shell.plait("run", "Plain.java")).isEqualTo(COLD);

    assertThat(shell.plait("warm", "--off").out()).startsWith("plait: deleted ");
    assertThat(kept()).isEmpty();
    assertThat(shell.plait("warm", "--off").out()).startsWith("plait: there was nothing in ");
  }

  private List<Path> kept() throws IOException {
    try (Stream<Path> files = Files.walk(cache())) {
      return files.filter(file -> file.toString().endsWith(".aot")).toList();
    }
  }

  @Test
  void aFolderThatCannotBeMadeIsNamed() throws IOException {
    Files.writeString(Files.createDirectories(cache()).resolve("warm"), "a file");

    Shell.Result refused = shell.plait("warm");

    assertThat(refused.exitCode()).isEqualTo(1);
    assertThat(refused.err())
        .startsWith("plait: cannot write to ")
        .contains("warm/")
        .hasLineCount(1);
  }
}

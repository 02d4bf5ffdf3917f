package plait.stress.races;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import plait.stress.Length;
import plait.stress.control.PlantedRace;

/**
 * The contracts of Plait, but for those of process pools, whose work is done in other JVMs: nothing
 * races but what {@code config/races.txt} says is meant. In short runs on virtual threads only.
 */
class OwnRacesTest {
  @Test
  void noRaceThatIsNotMeant() throws Exception {
    var report = CheckedTests.run("own", contracts());

    assertThat(report.output()).containsPattern("\\d{3} tests run, 0 failed, 0 skipped");
    assertThat(report.races()).isEmpty();
    assertThat(report.exitCode()).as(report.output()).isZero();
    assertThat(report.classes()).as("classes of Plait and its tests").isGreaterThan(300);
    assertThat(report.accesses()).isGreaterThan(2_000);
  }

  /** Silence says something only if a race in one of the tests is told of. */
  @Test
  void aRaceInATestIsTold() throws Exception {
    var report = CheckedTests.run("planted", List.of(PlantedRace.class.getName()));

    assertThat(report.races()).containsExactly("field plait.stress.control.PlantedRace.count");
    assertThat(report.output())
        .contains("a data race in this test", "1 tests run, 1 failed, 0 skipped");
    assertThat(report.exitCode()).isNotZero();
  }

  private static List<String> contracts() throws IOException {
    List<String> names = new ArrayList<>();
    names.add("plait.internal.wire.LinkTest");
    try (Stream<Path> files = Files.list(CheckedTests.TESTS.resolve("plait/contract"))) {
      files
          .map(file -> file.getFileName().toString())
          .filter(file -> file.endsWith("Test.class"))
          .filter(file -> !file.startsWith("Processes") && !file.contains("ProcessPool"))
          .filter(file -> Length.isLong() || !file.contains("Platform"))
          .sorted()
          .forEach(file -> names.add("plait.contract." + file.replace(".class", "")));
    }
    return names;
  }
}

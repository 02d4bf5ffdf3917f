package plait.sanitizer;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/**
 * The programs with verdicts: nothing is reported of a clean one, and what a racy one is for is.
 */
class RaceProgramsTest {
  @Test
  void noRaceIsReportedOfACleanProgram() throws IOException {
    Map<String, List<String>> wrong = new HashMap<>();
    Map<String, List<String>> found = run(RaceProgram.in("clean"));
    for (RaceProgram program : RaceProgram.in("clean")) {
      List<String> here = program.wrong(found.get(program.name()));
      if (!here.isEmpty()) {
        wrong.put(program.name(), here);
      }
    }
    assertThat(wrong).isEmpty();
    assertThat(found).hasSizeGreaterThan(50);
  }

  /**
   * A race that two threads happen to run in an order that something else makes is rightly not
   * seen: three tries.
   */
  @Test
  void theRacesOfRacyProgramsAreFound() throws IOException {
    List<RaceProgram> left = new ArrayList<>(RaceProgram.in("racy"));
    assertThat(left).hasSizeGreaterThan(50);
    Map<String, List<String>> wrong = new HashMap<>();
    for (int tries = 0; tries < 3 && !left.isEmpty(); tries++) {
      Map<String, List<String>> found = run(left);
      for (RaceProgram program : left) {
        List<String> here = program.wrong(found.get(program.name()));
        if (!here.isEmpty()) {
          wrong.put(program.name(), here);
        }
      }
      left.removeIf(program -> program.missed(found.get(program.name())).isEmpty());
    }
    assertThat(wrong).isEmpty();
    assertThat(left.stream().map(RaceProgram::name)).isEmpty();
  }

  /** Runs programs in one JVM; the variables of the races found in each. */
  static Map<String, List<String>> run(List<RaceProgram> programs) throws IOException {
    Path folder = Sanitized.temporary();
    Path classes =
        Sanitized.compile(folder, programs.stream().map(RaceProgram::file).toArray(Path[]::new));
    Path lines = folder.resolve("found");
    List<String> arguments = new ArrayList<>(List.of(classes.toString(), lines.toString()));
    programs.forEach(program -> arguments.add(program.name()));
    Path runner = Path.of(System.getProperty("plait.target"), "test-classes");
    Sanitized.Result result =
        new Sanitized()
            .jvm("-Xmn12m") // Objects move often.
            .run(runner, "plait.sanitizer.RaceRunner", arguments.toArray(String[]::new));
    assertThat(lines).as(result.err()).exists();
    Map<String, List<String>> found = new HashMap<>();
    for (String line : Files.readAllLines(lines)) {
      String[] parts = line.split("\t", -1);
      found.put(parts[0], Arrays.asList(parts).subList(1, parts.length));
    }
    return found;
  }
}

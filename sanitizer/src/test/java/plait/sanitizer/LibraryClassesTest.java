package plait.sanitizer;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Classes of libraries that the tests have anyway are valid when they were changed. */
class LibraryClassesTest {
  @Test
  void allOfThemAreChangedAndVerified() throws Exception {
    List<Path> jars =
        Stream.of(
                "org.junit.jupiter.api.Test",
                "org.junit.jupiter.engine.JupiterTestEngine",
                "org.junit.platform.engine.TestEngine",
                "org.junit.platform.commons.JUnitException",
                "org.junit.platform.launcher.Launcher")
            .map(LibraryClassesTest::jar)
            .toList();
    Path found = Sanitized.temporary().resolve("found");
    List<String> arguments = new ArrayList<>(List.of(found.toString()));
    jars.forEach(jar -> arguments.add(jar.toString()));
    Path classes = Path.of(System.getProperty("plait.target"), "test-classes");
    Sanitized.Result result =
        new Sanitized()
            .options("race,deadlocks,explain")
            .run(classes, "plait.sanitizer.LinkAll", arguments.toArray(String[]::new));
    assertThat(result.exitCode()).as(result.err()).isZero();
    assertThat(result.report()).contains("\"failed\":[]");
    assertThat(Files.readAllLines(found)).hasSizeGreaterThan(800).isEqualTo(LinkAll.link(jars));
  }

  private static Path jar(String name) {
    try {
      return Path.of(
          Class.forName(name).getProtectionDomain().getCodeSource().getLocation().toURI());
    } catch (ReflectiveOperationException | java.net.URISyntaxException e) {
      throw new AssertionError(e);
    }
  }
}

package plait.cli.program;

import static plait.cli.program.UserError.WRONG_COMMAND;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** A project whose tests Maven or Gradle runs. */
public final class TestProject {
  private static final List<String> GRADLE =
      List.of("build.gradle", "build.gradle.kts", "settings.gradle", "settings.gradle.kts");

  private TestProject() {}

  /**
   * The command that runs the tests of the project in a folder.
   *
   * @param options for the JVMs of the tests
   * @param names of the tests; all of them when there are none
   */
  public static List<String> command(Path folder, List<String> options, List<String> names)
      throws IOException {
    if (Files.exists(folder.resolve("pom.xml"))) {
      return maven(folder, options, names);
    }
    if (GRADLE.stream().anyMatch(name -> Files.exists(folder.resolve(name)))) {
      return gradle(folder, options, names);
    }
    throw new UserError(
        WRONG_COMMAND,
        "There is no pom.xml and no build.gradle here. Say where the tests and JUnit are:"
            + " plait check --cp 'classes:lib/*'");
  }

  private static List<String> maven(Path folder, List<String> options, List<String> names) {
    List<String> command = new ArrayList<>(List.of(tool(folder, "mvnw", "mvn"), "test"));
    command.add(
        "-DargLine=" + String.join(" ", options.stream().map(TestProject::quoted).toList()));
    if (!names.isEmpty()) {
      command.add("-Dtest=" + String.join(",", names));
      command.add("-Dsurefire.failIfNoSpecifiedTests=false");
    }
    return command;
  }

  private static String quoted(String option) {
    return option.contains(" ") ? '"' + option + '"' : option;
  }

  private static List<String> gradle(Path folder, List<String> options, List<String> names)
      throws IOException {
    Path script = Files.createTempFile("plait-check", ".gradle");
    script.toFile().deleteOnExit();
    String words = String.join(", ", options.stream().map(TestProject::literal).toList());
    Files.writeString(
        script,
        """
        allprojects {
          tasks.withType(Test).configureEach {
            jvmArgs %s
            outputs.upToDateWhen { false }
          }
        }
        """
            .formatted(words));
    List<String> command = new ArrayList<>(List.of(tool(folder, "gradlew", "gradle")));
    command.addAll(List.of("--init-script", script.toString(), "test"));
    command.addAll(names.stream().flatMap(name -> Stream.of("--tests", name)).toList());
    return command;
  }

  private static String literal(String text) {
    return "'" + text.replace("\\", "\\\\").replace("'", "\\'") + "'";
  }

  private static String tool(Path folder, String wrapper, String installed) {
    Path script = folder.resolve(wrapper);
    return Files.isExecutable(script) ? script.toString() : installed;
  }
}

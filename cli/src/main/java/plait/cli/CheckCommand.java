package plait.cli;

import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import plait.cli.program.ClassPath;
import plait.cli.program.JavaSetup;
import plait.cli.program.Sanitizer;
import plait.cli.program.TestProject;
import plait.cli.watch.Run;

/** {@code plait check}. */
@Command(
    name = "check",
    description =
        "Run a project's tests and find data races and dead-locks meanwhile. A test in which a"
            + " race is met fails.",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    sortOptions = false,
    footer = {
      "",
      "Without --cp the project in this folder is tested by its Maven or Gradle.",
      "With --cp the tests in its folders are run; it has to have JUnit 5 or later,",
      "with junit-platform-launcher.",
      "",
      "Exit code: with --cp 0 when all is well, 1 when a test failed, 2 when there was",
      "none, 66 when something was found, 67 when it could not be looked for; else that",
      "of Maven or Gradle, which is not 0 when a test failed or something was found.",
      "",
      "Examples:",
      "  plait check",
      "  plait check CacheTest QueueTest",
      "  plait check --cp 'target/classes:target/test-classes:lib/*' com.acme.CacheTest"
    })
final class CheckCommand implements Callable<Integer> {
  @Option(
      names = {"--cp", "-cp", "--class-path"},
      paramLabel = "PATHS",
      description = "The tests, what they test, and JUnit: jars and folders. May be repeated.")
  private List<String> classPath = new ArrayList<>();

  @Option(
      names = "--jvm",
      paramLabel = "OPTION",
      description = "One option for the JVM of the tests. May be repeated.")
  private List<String> jvmOptions = new ArrayList<>();

  @Option(
      names = "--race",
      arity = "0..1",
      fallbackValue = "",
      paramLabel = "WORDS",
      preprocessor = RunCommand.Attached.class,
      description =
          "Find data races, as without any of these two options; WORDS as for plait run --race.")
  private @Nullable String race;

  @Option(
      names = "--deadlocks",
      arity = "0..1",
      fallbackValue = "",
      paramLabel = "WORDS",
      preprocessor = RunCommand.Attached.class,
      description = "Find dead-locks; WORDS as for plait run --deadlocks.")
  private @Nullable String deadlocks;

  @Parameters(
      arity = "0..*",
      paramLabel = "TEST",
      description = "Classes, or with --cp packages too. All tests when there is none.")
  private List<String> names = new ArrayList<>();

  @Override
  public Integer call() throws IOException, InterruptedException {
    JavaSetup jvm = JavaSetup.current();
    String races = race == null && deadlocks == null ? "" : race;
    List<String> options = new ArrayList<>(Sanitizer.options(jvm, races, deadlocks));
    options.addAll(jvmOptions);
    List<String> command =
        classPath.isEmpty()
            ? TestProject.command(Path.of("").toAbsolutePath(), options, names)
            : command(jvm, options);
    return Run.start(command).await();
  }

  private List<String> command(JavaSetup jvm, List<String> options) {
    List<String> command = new ArrayList<>();
    command.add(jvm.home().resolve("bin/java").toString());
    command.addAll(options);
    String path = ClassPath.of(classPath) + File.pathSeparator + Sanitizer.forTests(jvm);
    command.addAll(List.of("-cp", path, "plait.sanitizer.junit.TestRun"));
    command.addAll(names);
    return command;
  }
}

package plait.sanitizer;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.platform.commons.util.ReflectionUtils;
import org.junit.platform.engine.TestEngine;
import org.junit.platform.launcher.Launcher;
import org.opentest4j.AssertionFailedError;
import plait.sanitizer.junit.TestRun;

/** Tests with {@code @RaceChecked}, with and without the agent. */
class RaceCheckedTest {
  private static final String CHECKED =
      """
      import org.junit.jupiter.api.Test;
      import plait.sanitizer.junit.RaceChecked;

      @RaceChecked
      class CheckedTest {
        int racy;
        int guarded;

        void both(Runnable job) throws InterruptedException {
          Thread one = Thread.ofPlatform().start(job);
          Thread two = Thread.ofVirtual().start(job);
          one.join();
          two.join();
        }

        void race() { racy++; }

        @Test void meetsARace() throws Exception { both(this::race); }
        @Test void meetsItAgain() throws Exception { both(this::race); }
        @Test void isClean() throws Exception { both(() -> { synchronized (this) { guarded++; } }); }
      }
      """;

  /** JUnit gives up when it meets such an error; the thread would keep the JVM alive. */
  private static final String BREAKING =
      """
      import java.util.concurrent.CountDownLatch;
      import org.junit.jupiter.api.Test;

      class BreakingTest {
        @Test void breaksTheRun() {
          Thread.ofPlatform().start(() -> { try { new CountDownLatch(1).await(); } finally { return; } });
          throw new OutOfMemoryError("planted");
        }
      }
      """;

  private static Path classes;

  @BeforeAll
  static void compile() throws Exception {
    Path folder = Sanitized.temporary();
    Path source = Files.writeString(folder.resolve("CheckedTest.java"), CHECKED);
    classes = Sanitized.compile(folder, List.of("-cp", libraries()), source);
  }

  private static String libraries() {
    return Stream.concat(
            Stream.of(AgentJar.forJUnit()),
            Stream.of(
                    Test.class,
                    jupiter(),
                    TestEngine.class,
                    Launcher.class,
                    ReflectionUtils.class,
                    AssertionFailedError.class)
                .map(RaceCheckedTest::jar))
        .map(Path::toString)
        .collect(Collectors.joining(File.pathSeparator));
  }

  private static Class<?> jupiter() {
    try {
      return Class.forName("org.junit.jupiter.engine.JupiterTestEngine");
    } catch (ClassNotFoundException e) {
      throw new AssertionError(e);
    }
  }

  private static Path jar(Class<?> of) {
    try {
      return Path.of(of.getProtectionDomain().getCodeSource().getLocation().toURI());
    } catch (URISyntaxException e) {
      throw new AssertionError(e);
    }
  }

  private static Sanitized.Result run(Sanitized sanitized) {
    return run(sanitized, classes);
  }

  private static Sanitized.Result run(Sanitized sanitized, Path classes) {
    Path path = Path.of(classes + File.pathSeparator + libraries());
    return sanitized.run(path, TestRun.class.getName(), new String[0]);
  }

  @Test
  void eachTestThatMeetsARaceFailsAndNoOther() {
    Sanitized.Result result = run(new Sanitized());
    assertThat(result.out())
        .as(result.err())
        .contains("CheckedTest:meetsARace()", "CheckedTest:meetsItAgain()")
        .contains("a data race in this test", "DATA RACE 1: field CheckedTest.racy")
        .contains("plait check: 3 tests run, 2 failed, 0 skipped")
        .doesNotContain("isClean");
    assertThat(result.exitCode()).isEqualTo(66);
    assertThat(result.variables()).containsExactly("field CheckedTest.racy");
  }

  @Test
  void anErrorThatBreaksJUnitOffEndsTheRun() throws Exception {
    Path folder = Sanitized.temporary();
    Path source = Files.writeString(folder.resolve("BreakingTest.java"), BREAKING);
    Path broken = Sanitized.compile(folder, List.of("-cp", libraries()), source);
    Sanitized.Result result = run(new Sanitized(), broken);
    assertThat(result.err()).contains("java.lang.OutOfMemoryError: planted", "breaksTheRun");
    assertThat(result.exitCode()).isEqualTo(1);
  }

  @Test
  void withoutTheAgentTestsFailAndSayWhatToDoOrAreSkipped() {
    Sanitized.Result result = run(new Sanitized().plain());
    assertThat(result.out())
        .contains("-javaagent:plait-sanitizer.jar=race", "argLine in Surefire")
        .contains("3 tests run, 3 failed, 0 skipped");
    assertThat(result.exitCode()).isEqualTo(1);

    result = run(new Sanitized().plain().jvm("-Dplait.race.without-agent=skip"));
    assertThat(result.out()).contains("0 tests run, 0 failed");
  }
}

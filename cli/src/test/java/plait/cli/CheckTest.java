package plait.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** {@code plait check}. */
class CheckTest extends LauncherTest {
  private static final String ECHO = "#!/bin/sh\nfor word; do echo \"<$word>\"; done\nexit 7\n";

  @Test
  void aProjectIsTestedByItsBuildToolWithTheAgent() {
    shell.source("pom.xml", "<project/>");
    script("mvnw");
    Shell.Result result = shell.plait("check", "--jvm=-Xmx1g", "OneTest", "TwoTest");
    assertThat(result.exitCode()).as(result.err()).isEqualTo(7);
    assertThat(result.out())
        .startsWith("<test>\n<-DargLine=\"-javaagent:")
        .contains("plait-sanitizer.jar=race\" -XX:-DontCompileHugeMethods -Xmx1g>")
        .contains("<-Dtest=OneTest,TwoTest>");
  }

  @Test
  void gradleIsToldByAScript() {
    shell.source("settings.gradle.kts", "");
    script("gradlew");
    Shell.Result result = shell.plait("check", "--deadlocks", "OneTest");
    assertThat(result.exitCode()).as(result.err()).isEqualTo(7);
    assertThat(result.out())
        .startsWith("<--init-script>\n<")
        .endsWith("<test>\n<--tests>\n<OneTest>\n");
  }

  @Test
  void withoutAProjectTheClassPathHasToBeGiven() {
    Shell.Result result = shell.plait("check");
    assertThat(result.exitCode()).isEqualTo(2);
    assertThat(result.err()).contains("no pom.xml and no build.gradle", "--cp");
  }

  @Test
  void testsOfAClassPathAreRunByJUnitWhichHasToBeThere() {
    Shell.Result result = shell.plait("check", "--cp", "classes", "com.acme.OneTest");
    assertThat(result.err()).contains("the class path has no complete JUnit", "no data race");
    assertThat(result.exitCode()).isEqualTo(2);
  }

  private void script(String name) {
    assertThat(shell.source(name, ECHO).toFile().setExecutable(true)).isTrue();
  }
}

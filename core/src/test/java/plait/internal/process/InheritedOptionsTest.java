package plait.internal.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** Which of a program's JVM options its workers share. */
class InheritedOptionsTest {

  private static List<String> shared(String... words) {
    return InheritedOptions.chosen(InheritedOptions.options(List.of(words)));
  }

  @Test
  void whatDecidesOnCodeAndTextIsShared() {
    assertThat(
            shared(
                "--add-opens",
                "java.base/java.lang=my.module",
                "--enable-native-access=my.module",
                "--add-modules=plait,java.sql",
                "--enable-preview",
                "-ea:my...",
                "-Duser.language=fr",
                "-Dfile.encoding=UTF-8"))
        .containsExactly(
            "--add-opens=java.base/java.lang=ALL-UNNAMED",
            "--enable-native-access=ALL-UNNAMED",
            "--add-modules=java.sql",
            "--enable-preview",
            "-ea:my...",
            "-Duser.language=fr",
            "-Dfile.encoding=UTF-8");
  }

  @Test
  void agentsPortsLimitsAndPathsAreNot() {
    assertThat(
            shared(
                "-agentlib:jdwp=transport=dt_socket,server=y,address=5005",
                "-javaagent:agent.jar",
                "-Dcom.sun.management.jmxremote.port=9010",
                "-Xmx1g",
                "-XX:+UseG1GC",
                "-cp",
                "-ea",
                "-p",
                "mods",
                "--add-modules",
                "my.module",
                "--add-opens=my.module/my.pack=ALL-UNNAMED",
                "-Dmine=1"))
        .isEmpty();
  }

  @Test
  void whatFollowsTheMainClassIsTheProgramsOwn() {
    assertThat(shared("-cp", "x.jar", "Main", "-ea")).isEmpty();
    assertThat(shared("-jar", "x.jar", "-ea")).isEmpty();
  }
}

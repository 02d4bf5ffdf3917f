package plait.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class DoctorTest extends LauncherTest {

  @Test
  void saysWhatItFound() {
    Shell.Result result = shell.plait("doctor");

    assertThat(result.exitCode()).isZero();
    assertThat(result.err()).isEmpty();
    assertThat(result.out())
        .contains(
            "Plait            0.1.0, installed: " + installed.plaitJar(),
            System.getProperty("java.home") + ", by JAVA_HOME",
            Runtime.getRuntime().availableProcessors() + " for a JVM",
            "run at the same time",
            "heap at most",
            cache() + ", writable",
            "terminal         none: plain lines",
            "python3",
            "Unix domain sockets",
            "processes ")
        .doesNotContain("MISSING", "Maven");
  }

  @Test
  void whatIsMissingComesWithAFixAndExitCodeOne() throws IOException {
    Path file = Files.writeString(temporary.resolve("file"), "in the way");
    shell.with("PLAIT_CACHE", file + "/cache");

    Shell.Result result = shell.plait("doctor");

    assertThat(result.exitCode()).isEqualTo(1);
    assertThat(result.out())
        .containsPattern("MISSING +cache +.*is not writable")
        .contains("fix: set PLAIT_CACHE");
  }

  @Test
  void withoutAJdkTheLauncherSaysWhatToInstall() throws IOException {
    // A copy of the search script that looks where there is none.
    Installed own = Installed.in(temporary.resolve("own"));
    Path script = temporary.resolve("own/lib/find-jdk.sh");
    Files.writeString(script, Files.readString(script).replace("_jdk_wanted=25", "_jdk_wanted=99"));
    Shell without = new Shell(own.launcher(), shell.folder(), cache());

    Shell.Result result = without.plait("doctor");

    assertThat(result.exitCode()).isEqualTo(1);
    assertThat(result.err()).contains("No JDK 99 or newer was found", "Install one");
  }
}

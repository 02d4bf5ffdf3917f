package plait.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class UsageTest extends LauncherTest {

  @Test
  void helpNamesEveryCommandAndOption() {
    assertThat(shell.plait("--help").out())
        .contains("run", "doctor", "bench", "completion", "--version", "plait run Hello.java")
        .doesNotContain("prepare");
    assertThat(shell.plait("run", "--help").out())
        .contains("--cp", "--jvm", "--watch", "--verbose", "FILE.java", "Exit code");
    assertThat(shell.plait("run", "--help").exitCode()).isZero();
  }

  @Test
  void versionNamesPlaitAndJava() {
    assertThat(shell.plait("--version"))
        .isEqualTo(new Shell.Result(0, "plait 0.1.0\nJava " + Runtime.version() + "\n", ""));
  }

  @Test
  void wrongCommandsAreExplained() {
    assertRefused("Unmatched argument at index 0: 'rum'", "rum");
    assertRefused("Which command?");
    assertRefused("Missing required parameter: 'FILE.java'", "run");
    assertRefused("Unknown option: '--wach'", "run", "--wach", "Main.java");
    assertRefused("Missing required parameter: 'FILE.java'", "run", "--cp", "x");
    assertRefused("Missing required parameter for option '--class-path'", "run", "--cp");
  }

  @Test
  void benchmarksWantACheckout() {
    assertThat(shell.plait("bench", "--help").out())
        .contains("--quick", "--rounds", "--against", "--out", "--list", "ROW", "Exit code");
    assertRefused("the benchmarks are in Plait's sources", "bench", "lock-free", "--quick");
    assertRefused("Invalid value for option '--rounds'", "bench", "--rounds", "many");
  }

  @Test
  void wrongFilesAreExplained() throws IOException {
    shell.source("text.txt", "not Java");
    Files.createDirectories(shell.folder().resolve("folder.java"));
    Files.createSymbolicLink(shell.folder().resolve("dangling.java"), Path.of("nowhere"));

    assertRefused("there is no file Missing.java in " + shell.folder(), "run", "Missing.java");
    assertRefused("there is no file dangling.java", "run", "dangling.java");
    assertRefused("folder.java is a folder", "run", "folder.java");
    assertRefused("text.txt is not a Java source file", "run", "text.txt");
  }

  @Test
  void bashCompletesCommandsAndOptions() throws Exception {
    Path script = shell.source("completion", shell.plait("completion", "bash").out());
    String use =
        ". '"
            + script
            + "'; complete -p plait; COMP_WORDS=(plait ru); COMP_CWORD=1; COMP_LINE='plait ru';"
            + " _complete_plait; echo \"${COMPREPLY[@]}\"";

    List<String> lines = output("bash", "-c", use).lines().toList();

    assertThat(lines.getFirst()).contains("_complete_plait");
    assertThat(lines.getLast()).isEqualTo("run");
  }

  @Test
  void zshScriptBridgesToTheOneForBash() {
    assertThat(shell.plait("completion", "zsh").out())
        .startsWith("autoload -U +X compinit && compinit")
        .contains("bashcompinit");
    assertRefused("Invalid value for positional parameter", "completion", "fish");
  }

  private void assertRefused(String message, String... arguments) {
    Shell.Result result = shell.plait(arguments);
    assertThat(result.exitCode()).isEqualTo(2);
    assertThat(result.out()).isEmpty();
    assertThat(result.err()).contains(message).doesNotContain("\tat ");
  }

  private static String output(String... command) throws Exception {
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    String output = new String(process.getInputStream().readAllBytes(), UTF_8);
    assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
    return output;
  }
}

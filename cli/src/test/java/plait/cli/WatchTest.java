package plait.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class WatchTest extends LauncherTest {
  private Process process;

  @AfterEach
  void end() {
    process.descendants().forEach(ProcessHandle::destroyForcibly);
    process.destroyForcibly();
  }

  @Test
  void changedProgramIsRunAgainAndTheOldRunEndsWithItsChildren() throws Exception {
    shell.source("Main.java", program("one"));
    process = shell.start("run", "--watch", "Main.java", "x y");
    BufferedReader out = process.inputReader();

    assertThat(out.readLine()).isEqualTo("one [x y]");
    ProcessHandle child = ProcessHandle.of(Long.parseLong(out.readLine())).orElseThrow();
    assertThat(child.isAlive()).isTrue();

    shell.source("Main.java", program("two"));
    assertThat(out.readLine()).isEqualTo("two [x y]");
    // Its parent was asked to end before it was started again, so the child has been told as well.
    child.onExit().get(60, TimeUnit.SECONDS);

    ProcessHandle last = ProcessHandle.of(Long.parseLong(out.readLine())).orElseThrow();
    SignalTest.send("INT", process);
    assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
    assertThat(process.exitValue()).isEqualTo(130);
    last.onExit().get(60, TimeUnit.SECONDS);
  }

  @Test
  void endOfTheProgramAndErrorsAreReportedAndWaitedOut() throws Exception {
    Path file = shell.source("Main.java", "void main() { IO.println(\"one\"); System.exit(3); }");
    process = shell.start("run", "-w", "Main.java");
    BufferedReader out = process.inputReader();
    BufferedReader err = process.errorReader();

    assertThat(out.readLine()).isEqualTo("one");
    assertThat(err.readLine())
        .isEqualTo("plait: Main.java: ended with exit code 3, waiting for a change");

    shell.source("Main.java", "void main() { oops(); }");
    assertThat(err.readLine()).isEqualTo("plait: Main.java: changed, starting it again");
    assertThat(err.readLine()).startsWith("Main.java:1: error: cannot find symbol");
    assertThat(lineThatStartsWith("plait:", err)).isEqualTo("plait: waiting for the next change");

    Files.delete(file);
    assertThat(lineThatStartsWith("plait: there is no file", err)).contains("Main.java");

    // As editors save: a new file takes the place of the old one.
    Path draft = shell.source("Main.java~", "void main() { IO.println(Part.TEXT); }");
    shell.source("Part.java", "class Part { static String TEXT = \"three\"; }");
    Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE);
    assertThat(out.readLine()).isEqualTo("three");

    shell.source("Part.java", "class Part { static String TEXT = \"four\"; }");
    assertThat(out.readLine()).isEqualTo("four");
  }

  @Test
  void programThatCannotBeStartedAtFirstIsAnError() throws Exception {
    process = shell.start("run", "--watch", "Missing.java");

    assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
    assertThat(process.exitValue()).isEqualTo(2);
  }

  /** Starts a child that waits for ever, and waits for ever itself. */
  private static String program(String text) {
    return """
    void main(String[] args) throws Exception {
      IO.println("%s " + List.of(args));
      var child = new ProcessBuilder("tail", "-f", "/dev/null").start();
      IO.println(child.pid());
      child.waitFor();
    }
    """
        .formatted(text);
  }

  private static String lineThatStartsWith(String start, BufferedReader lines) throws IOException {
    return lines.lines().filter(line -> line.startsWith(start)).findFirst().orElseThrow();
  }
}

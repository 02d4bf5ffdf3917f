package plait.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SignalTest extends LauncherTest {
  private static final String PROGRAM =
      """
      void main() throws Exception {
        Runtime.getRuntime().addShutdownHook(new Thread(() -> IO.println("cleaned up")));
        IO.println("pid " + ProcessHandle.current().pid());
        new java.util.concurrent.CountDownLatch(1).await();
      }
      """;

  @ParameterizedTest
  @CsvSource({"INT,130", "TERM,143", "HUP,129"})
  void signalReachesTheProgram(String signal, int exitCode) throws Exception {
    shell.source("Waits.java", PROGRAM);

    Process process = shell.start("run", "Waits.java");
    try (BufferedReader out = process.inputReader()) {
      // The launcher has become the program, so whoever signals the one signals the other.
      assertThat(out.readLine()).isEqualTo("pid " + process.pid());
      send(signal, process);
      assertThat(out.readLine()).isEqualTo("cleaned up");
      assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
    }
    assertThat(process.exitValue()).isEqualTo(exitCode);
  }

  @Test
  void killedProgramGivesTheShellsExitCode() throws Exception {
    shell.source("Waits.java", PROGRAM);

    Process process = shell.start("run", "Waits.java");
    try (BufferedReader out = process.inputReader()) {
      assertThat(out.readLine()).startsWith("pid ");
      send("KILL", process);
      assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
    }
    assertThat(process.exitValue()).isEqualTo(137);
  }

  static void send(String signal, Process process) throws Exception {
    Process kill = new ProcessBuilder("kill", "-" + signal, String.valueOf(process.pid())).start();
    assertThat(kill.waitFor()).isZero();
  }
}

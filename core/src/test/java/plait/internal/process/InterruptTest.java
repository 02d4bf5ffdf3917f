package plait.internal.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A thread that looks after a worker is interrupted when a task is cancelled. It goes on, and what
 * it reads and writes is whole.
 */
class InterruptTest {
  @TempDir private Path folder;

  @BeforeEach
  void interrupt() {
    Thread.currentThread().interrupt();
  }

  @AfterEach
  void isStillSet() {
    assertThat(Thread.interrupted()).isTrue();
  }

  @Test
  void linesForAFileAreWritten() throws Exception {
    Path file = folder.resolve("lines");
    var printed = new Printed(OutputPolicy.to(file), "worker");
    byte[] line = "line\n".getBytes(StandardCharsets.US_ASCII);
    printed.take(false, line, line.length);
    printed.take(true, line, line.length);
    assertThat(file.toFile()).hasContent("line\nline");
  }

  @Test
  void crashLogsAreRead() throws Exception {
    Path log = PrivateFolder.path().resolve("hs_0.log");
    try (var out = new java.io.FileOutputStream(log.toFile())) {
      out.write("#\n# SIGSEGV\n".getBytes(StandardCharsets.US_ASCII));
    }
    assertThat(CrashLog.take(0)).isEqualTo("# SIGSEGV");
    assertThat(log).doesNotExist();
  }

  @Test
  void theSizeOfAProcessIsKnown() {
    long pid = ProcessHandle.current().pid();
    boolean told = Files.exists(Path.of("/proc", Long.toString(pid), "status"));
    assertThat(ResidentSize.of(pid) > 0).isEqualTo(told);
  }
}

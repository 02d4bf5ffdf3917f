package plait.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static plait.testing.Patience.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Signals to processes that a test has started. */
public final class Signals {
  private Signals() {}

  /** Sends a signal, {@code "KILL"} for one, without waiting until the process has taken it. */
  public static void send(String name, long pid) throws IOException, InterruptedException {
    String target = Long.toString(pid);
    assertThat(new ProcessBuilder("kill", "-" + name, target).start().waitFor()).isZero();
  }

  /**
   * Stops a process and waits until each of its threads stands: the signal comes to one of them,
   * and a busy machine lets the others run on until that one has a core.
   */
  public static void stop(long pid) throws IOException, InterruptedException {
    send("STOP", pid);
    await("a process that stands still").until(() -> allThreadsAreStopped(pid));
  }

  private static boolean allThreadsAreStopped(long pid) throws IOException {
    try (var threads = Files.list(Path.of("/proc/" + pid + "/task"))) {
      for (Path thread : threads.toList()) {
        String line = Files.readString(thread.resolve("stat"));
        if (line.charAt(line.lastIndexOf(')') + 2) != 'T') {
          return false;
        }
      }
    }
    return true;
  }
}

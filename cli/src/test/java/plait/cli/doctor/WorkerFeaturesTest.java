package plait.cli.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WorkerFeaturesTest {
  private static final Path JDK = Path.of(System.getProperty("java.home"));

  @TempDir private Path root;

  private void file(String name) throws IOException {
    Path file = root.resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, "");
    assertThat(file.toFile().setExecutable(true)).isTrue();
  }

  @Test
  void aSystemThatHasItAll() throws IOException {
    file("bin/sh");
    file("proc/self/status");
    file("proc/self/fd/0");
    file("dev/fd/0");
    file("dev/shm/x");
    file("sys/fs/cgroup/cgroup.controllers");
    assertThat(WorkerFeatures.finding(root, JDK))
        .hasToString("%-8s %-16s all features of workers%n".formatted("ok", "processes"));
  }

  @Test
  void whatASystemLacksIsNamed() throws IOException {
    file("bin/sh");
    file("dev/fd/0");
    Finding finding = WorkerFeatures.finding(root, JDK);
    assertThat(finding.isFine()).isTrue();
    assertThat(finding.text())
        .startsWith("reduced: ")
        .contains("memory(...)", "shared memory", "KILLED")
        .doesNotContain("TCP");
    assertThat(WorkerFeatures.finding(root.resolve("none"), JDK).text()).contains("over TCP");
  }

  @Test
  void withoutTheProgramJavaThereAreNone() {
    Finding finding = WorkerFeatures.finding(root, root);
    assertThat(finding.isFine()).isFalse();
    assertThat(finding.fix()).contains("Processes.javaHome");
  }
}

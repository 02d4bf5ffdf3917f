package plait.internal.shared;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import plait.Processes;
import plait.WorkerDiedException;

/** The names that killed processes leave behind, and only those, are removed. */
class LeftNamesTest {
  private static final long MINE = ProcessHandle.current().pid();

  @TempDir Path folder;

  private Path name(String name, Duration age) throws IOException {
    Path made = Files.createFile(folder.resolve(name));
    Files.setLastModifiedTime(made, FileTime.from(Instant.now().minus(age)));
    return made;
  }

  private static long gone() throws Exception {
    Process ended = new ProcessBuilder("true").start();
    ended.waitFor();
    return ended.pid();
  }

  @Test
  void oldNamesOfProcessesThatAreGoneAreSwept() throws Exception {
    Path left = name("plait-" + gone() + "-12ab", Duration.ofHours(1));
    LeftNames.sweep(folder);
    assertThat(left).doesNotExist();
  }

  @Test
  void allOthersStay() throws Exception {
    Path living = name("plait-" + MINE + "-12ab", Duration.ofHours(1));
    Path young = name("plait-" + gone() + "-12ab", Duration.ZERO);
    Path strange = name("plait-thing", Duration.ofHours(1));
    Path endless = name("plait-" + "9".repeat(40) + "-1", Duration.ofHours(1));
    LeftNames.sweep(folder);
    assertThat(folder).isDirectoryContaining(living::equals);
    assertThat(young).exists();
    assertThat(strange).exists();
    assertThat(endless).exists();
  }

  @Test
  void aFolderThatIsNotThereDoesNotMatter() {
    LeftNames.sweep(folder.resolve("none"));
  }

  @Test
  void whatAWorkerLeavesGoesWithItsDeath() {
    var dying =
        Processes.start(() -> {
          long pid = ProcessHandle.current().pid();
          Files.createFile(Path.of("/dev/shm/plait-" + pid + "-a1"));
          Runtime.getRuntime().halt(9);
        });
    assertThatThrownBy(dying::join).hasCauseInstanceOf(WorkerDiedException.class);
    WorkerDiedException died = (WorkerDiedException) dying.exceptionNow();
    assertThat(Path.of("/dev/shm/plait-" + died.pid() + "-a1")).doesNotExist();
  }
}

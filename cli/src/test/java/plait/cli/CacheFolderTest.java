package plait.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The folder of compiled programs: damaged, not writable, used by several runs at once. */
class CacheFolderTest extends LauncherTest {

  @BeforeEach
  void writeProgram() {
    shell.source("Main.java", "void main() { IO.println(new Part().text()); }");
    shell.source("Part.java", "class Part { String text() { return \"whole\"; } }");
  }

  @Test
  void damagedClassIsCompiledAgain() throws IOException {
    assertThat(run()).isEqualTo("now whole");
    Files.writeString(only("programs").resolve("classes/Part.class"), "garbage");

    assertThat(run()).isEqualTo("now whole");
    assertThat(run()).isEqualTo("before whole");
  }

  @Test
  void missingClassIsCompiledAgain() throws IOException {
    assertThat(run()).isEqualTo("now whole");
    Files.delete(only("programs").resolve("classes/Part.class"));

    assertThat(run()).isEqualTo("now whole");
  }

  @Test
  void missingEntryIsCompiledAgain() throws IOException {
    assertThat(run()).isEqualTo("now whole");
    Path entry = only("programs");
    Files.move(entry, temporary.resolve("away"));

    assertThat(run()).isEqualTo("now whole");
    assertThat(only("programs")).isEqualTo(entry);
  }

  @Test
  void damagedNoteIsWrittenAgain() throws IOException {
    assertThat(run()).isEqualTo("now whole");
    Path note = only("index");
    String text = Files.readString(note);
    List<String> damaged =
        List.of("", "garbage\n", text.substring(0, text.length() / 2), text.replace("S ", "X "));

    for (String damage : damaged) {
      Files.writeString(note, damage);
      assertThat(run()).isEqualTo("now whole");
      assertThat(run()).isEqualTo("before whole");
    }
    assertThat(note).hasContent(text);
  }

  @Test
  void folderThatCannotBeWrittenIsExplained() throws IOException {
    Path file = Files.writeString(temporary.resolve("file"), "in the way");
    shell.with("PLAIT_CACHE", file + "/cache");

    Shell.Result result = shell.plait("run", "Main.java");

    assertThat(result.exitCode()).isEqualTo(1);
    assertThat(result.err())
        .contains("cannot write", file + "/cache", "Set PLAIT_CACHE")
        .hasLineCount(1);
  }

  @Test
  void withoutAnyFolderItIsExplained() {
    shell.with("PLAIT_CACHE", null).with("HOME", null).with("XDG_CACHE_HOME", null);

    Shell.Result result = shell.plait("run", "Main.java");

    assertThat(result.exitCode()).isEqualTo(1);
    assertThat(result.err()).contains("HOME is not set", "PLAIT_CACHE").hasLineCount(1);
  }

  @Test
  void cacheIsWhereTheSystemHasCaches() {
    shell.with("PLAIT_CACHE", null).with("XDG_CACHE_HOME", temporary + "/xdg");
    assertThat(run()).isEqualTo("now whole");
    assertThat(temporary.resolve("xdg/plait/programs")).isNotEmptyDirectory();

    shell.with("PLAIT_CACHE", "relative cache");
    assertThat(run()).isEqualTo("now whole");
    assertThat(shell.folder().resolve("relative cache/programs")).isNotEmptyDirectory();
  }

  @Test
  void firstRunsAtTheSameTimeAllWork() throws Exception {
    List<Process> runs = new ArrayList<>();
    for (int i = 0; i < 4; i++) {
      runs.add(shell.start("run", "Main.java"));
    }

    for (Process run : runs) {
      String out = new String(run.getInputStream().readAllBytes(), UTF_8);
      String err = new String(run.getErrorStream().readAllBytes(), UTF_8);
      assertThat(run.waitFor(100, TimeUnit.SECONDS)).isTrue();
      assertThat(new Shell.Result(run.exitValue(), out, err))
          .isEqualTo(new Shell.Result(0, "whole\n", ""));
    }
    assertThat(run()).isEqualTo("before whole");
    assertThat(only("programs")).isDirectory();
    assertThat(only("index")).isRegularFile();
  }

  @Test
  void copiesOfAProgramShareTheirClasses() throws IOException {
    Shell other =
        new Shell(
            installed.launcher(), Files.createDirectories(temporary.resolve("copy")), cache());
    for (String name : List.of("Main.java", "Part.java")) {
      other.source(name, Files.readString(shell.folder().resolve(name)));
    }

    assertThat(run()).isEqualTo("now whole");
    assertThat(StaleClassesTest.run(other, "Main.java")).isEqualTo("now whole");
    assertThat(only("programs")).isDirectory();
  }

  private String run() {
    return StaleClassesTest.run(shell, "Main.java");
  }

  /** The one thing in a folder of the cache. */
  private Path only(String folder) throws IOException {
    try (var all = Files.list(cache().resolve(folder))) {
      List<Path> found = all.toList();
      assertThat(found).hasSize(1);
      return found.getFirst();
    }
  }
}

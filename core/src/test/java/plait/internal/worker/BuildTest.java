package plait.internal.worker;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Builds are told apart by the lengths and times of their files. */
class BuildTest {
  @TempDir private Path folder;

  private Path file(String name, String text, long millis) throws IOException {
    Path file = folder.resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
    return Files.setLastModifiedTime(file, FileTime.fromMillis(millis));
  }

  @Test
  void aJarThatWasReplacedIsAnother() throws IOException {
    int before = Build.id(file("plait.jar", "one", 1_000_000).toString());
    assertThat(Build.id(file("plait.jar", "two", 1_000_000).toString())).isEqualTo(before);
    assertThat(Build.id(file("plait.jar", "three", 1_000_000).toString())).isNotEqualTo(before);
    assertThat(Build.id(file("plait.jar", "one", 2_000_000).toString())).isNotEqualTo(before);
  }

  @Test
  void aFolderThatWasCompiledAgainIsAnother() throws IOException {
    file("plait/internal/worker/Kind.class", "class", 1_000_000);
    int before = Build.id(folder.toString());
    assertThat(Build.id(folder.toString())).isEqualTo(before);
    file("plait/internal/worker/Kind.class", "class", 2_000_000);
    assertThat(Build.id(folder.toString())).isNotEqualTo(before);
  }

  @Test
  void anImageHasOneBuild() {
    assertThat(Build.id("")).isZero();
  }
}

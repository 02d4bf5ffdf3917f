package plait.cli.program;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CacheTest {
  @TempDir Path root;
  private Cache cache;

  @BeforeEach
  void open() {
    cache = new Cache(root);
  }

  @Test
  void classesThatAreThereAlreadyStayAndCountAsUsed() throws IOException {
    Path entry = cache.publish(made("same"), "key");
    Path used = entry.resolve("used");
    Files.setLastModifiedTime(used, FileTime.from(Instant.EPOCH));

    Path second = made("same");
    assertThat(cache.publish(second, "key")).isEqualTo(entry);

    assertThat(second).exists();
    new Sweep(cache, 0, 0, Instant.now().minusSeconds(60)).run();
    assertThat(entry).exists();
  }

  @Test
  void damagedClassesAreReplaced() throws IOException {
    Path entry = cache.publish(made("good"), "key");
    Files.writeString(entry.resolve("classes/A.class"), "bad");

    cache.publish(made("good"), "key");

    assertThat(entry.resolve("classes/A.class")).hasContent("good");
    try (var all = Files.list(cache.programs())) {
      assertThat(all).containsExactly(entry);
    }
  }

  @Test
  void sizeLeavesOutWhatIsGone() throws IOException {
    assertThat(Folders.size(root.resolve("gone"))).isZero();
    Folders.delete(root.resolve("gone"));
    assertThat(Folders.same(made("x"), root.resolve("gone"))).isFalse();
  }

  private Path made(String content) throws IOException {
    Path made = cache.newFolder();
    Path classes = Files.createDirectory(made.resolve("classes"));
    Files.writeString(classes.resolve("A.class"), content);
    return made;
  }
}

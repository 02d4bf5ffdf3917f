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

class SweepTest {
  private static final Instant NOW = Instant.parse("2026-01-01T12:00:00Z");
  private static final long MANY_BYTES = 1 << 20;

  @TempDir Path root;
  private Cache cache;

  @BeforeEach
  void open() {
    cache = new Cache(root);
  }

  @Test
  void whatWasUsedLongestAgoGoesFirst() throws IOException {
    Path old = entry("old", 30, 10);
    Path middle = entry("middle", 20, 10);
    Path fresh = entry("fresh", 10, 10);

    sweep(2, MANY_BYTES, 0);

    assertThat(old).doesNotExist();
    assertThat(middle).exists();
    assertThat(fresh).exists();
  }

  @Test
  void sizeIsBoundedToo() throws IOException {
    Path old = entry("old", 30, 600);
    Path fresh = entry("fresh", 10, 600);

    sweep(100, 1000, 0);

    assertThat(old).doesNotExist();
    assertThat(fresh).exists();
  }

  @Test
  void whatWasOfUseJustNowStays() throws IOException {
    Path old = entry("old", 30, 10);
    Path recent = entry("recent", 5, 10);

    sweep(0, 0, 15);

    assertThat(old).doesNotExist();
    assertThat(recent).exists();
  }

  @Test
  void programOfALivingProcessStays() throws Exception {
    Path used = entry("used", 30, 10);
    Process process =
        new ProcessBuilder(
                "tail", "-f", "/dev/null", "--", used.resolve("classes/A.class").toString())
            .start();
    try {
      sweep(0, 0, 0);
      assertThat(used).exists();
    } finally {
      process.destroyForcibly().waitFor();
    }
    sweep(0, 0, 0);
    assertThat(used).doesNotExist();
  }

  @Test
  void unfinishedCompilationsOfDeadRunsGo() throws IOException {
    Path dead = entry(Cache.UNFINISHED + "1", 30, 10);
    Path alive = entry(Cache.UNFINISHED + "2", 5, 10);

    sweep(100, MANY_BYTES, 15);

    assertThat(dead).doesNotExist();
    assertThat(alive).exists();
  }

  private Path entry(String key, int minutesAgo, int bytes) throws IOException {
    Path entry = cache.programs().resolve(key.startsWith(".") ? key : Sha256.of(key));
    Files.createDirectories(entry.resolve("classes"));
    Files.write(entry.resolve("classes/A.class"), new byte[bytes]);
    Path used = Files.createFile(entry.resolve("used"));
    Files.setLastModifiedTime(used, FileTime.from(NOW.minusSeconds(60L * minutesAgo)));
    return entry;
  }

  private void sweep(int mostPrograms, long mostBytes, int safeMinutes) throws IOException {
    new Sweep(cache, mostPrograms, mostBytes, NOW.minusSeconds(60L * safeMinutes)).run();
  }
}

package plait.stress.sharing;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;
import plait.stress.Length;
import plait.stress.Seed;

/**
 * Processes that do nothing but use what they share are killed at random moments, in the middle of
 * locks, queues, calls of shared objects and the making of memory at the same time: the others go
 * on, nothing is lost or doubled, and nothing stays behind.
 */
class SharingStormTest {
  private static final int DEATHS = Length.of(12, 10_000);
  private static final int MOST_MICROS = 3_000;

  /** Memory that waits for the garbage collector at any moment. */
  private static final int SOME = 200;

  @Test
  void theOthersGoOnHoweverProcessesDie() throws Exception {
    var seed = Seed.next("sharing");
    long before = memories();
    Set<Path> namesBefore = leftNames();
    var storm =
        new Storm(
            List.of(Locks.make(), Queues.make(), Memories.make(), Objects.make()),
            seed.of(0).nextLong());
    storm.begin();
    for (int round = 0; storm.deaths() < DEATHS; round++) {
      storm.round(MOST_MICROS, seed + ", round " + round);
    }
    storm.end(seed.toString());
    soon(() -> ProcessHandle.current().descendants().noneMatch(ProcessHandle::isAlive));
    soon(() -> namesBefore.containsAll(leftNames()));
    soon(() -> areEmpty(System.getProperty("java.io.tmpdir")));
    soon(() -> memories() <= before + SOME);
  }

  private static void soon(Callable<Boolean> isSo) {
    await().atMost(Duration.ofSeconds(30)).until(isSo);
  }

  /** How many pieces of shared memory this process has open. */
  private static long memories() throws IOException {
    System.gc();
    long count = 0;
    try (var all = Files.newDirectoryStream(Path.of("/proc/self/fd"))) {
      for (Path each : all) {
        count += isMemory(each) ? 1 : 0;
      }
    }
    return count;
  }

  private static boolean isMemory(Path descriptor) {
    try {
      return Files.readSymbolicLink(descriptor).toString().contains("plait");
    } catch (IOException gone) {
      return false;
    }
  }

  /** The names of shared memory whose process is gone, or this one. */
  private static Set<Path> leftNames() throws IOException {
    Set<Path> left = new HashSet<>();
    try (var found = Files.newDirectoryStream(Path.of("/dev/shm"), "plait-*")) {
      for (Path each : found) {
        long pid = Long.parseLong(each.getFileName().toString().split("-", -1)[1]);
        if (pid == ProcessHandle.current().pid() || ProcessHandle.of(pid).isEmpty()) {
          left.add(each);
        }
      }
    }
    return left;
  }

  /** Whether the folders and files with this program's number in their name hold nothing. */
  private static boolean areEmpty(String folder) throws IOException {
    String names = "plait-" + ProcessHandle.current().pid() + "-*";
    try (var found = Files.newDirectoryStream(Path.of(folder), names)) {
      for (Path each : found) {
        if (!Files.isDirectory(each) || !isEmpty(each)) {
          return false;
        }
      }
    }
    return true;
  }

  private static boolean isEmpty(Path folder) throws IOException {
    try (var all = Files.newDirectoryStream(folder)) {
      return !all.iterator().hasNext();
    }
  }
}

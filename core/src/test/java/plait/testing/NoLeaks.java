package plait.testing;

import static plait.testing.Patience.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import plait.internal.process.PrivateFolder;

/**
 * After each test there is no process, descriptor, thread or file that was not there before; they
 * have a while to go. Threads that Plait keeps for good do not count.
 */
public final class NoLeaks implements BeforeEachCallback, AfterEachCallback {
  private static final Duration LOOK = Duration.ofMillis(10);
  private static final Path DESCRIPTORS = Path.of("/proc/self/fd");
  private static final String SHARED = "/dev/shm/plait-";
  private long descriptors;
  private List<String> memory = List.of();

  @Override
  public void beforeEach(ExtensionContext context) throws IOException {
    descriptors = openPipesAndSockets();
    memory = sharedMemory();
  }

  @Override
  public void afterEach(ExtensionContext context) {
    soon("no process is left", () -> ProcessHandle.current().children().findAny().isEmpty());
    soon("no thread is left", () -> workerThreads().isEmpty());
    soon("no descriptor is left", () -> openPipesAndSockets() <= descriptors);
    soon("no file is left", () -> files().isEmpty());
    soon("no shared memory is left", () -> memory.containsAll(sharedMemory()));
  }

  private static void soon(String what, Callable<Boolean> isSo) {
    await(what).pollDelay(Duration.ZERO).pollInterval(LOOK).until(isSo);
  }

  private static Set<String> workerThreads() {
    return Thread.getAllStackTraces().keySet().stream()
        .map(Thread::getName)
        .filter(name -> name.startsWith("plait-process") || name.startsWith("plait-caretaker"))
        .collect(Collectors.toSet());
  }

  /** Other descriptors come and go with the loading of classes. */
  private static long openPipesAndSockets() throws IOException {
    if (!Files.isDirectory(DESCRIPTORS)) {
      return 0;
    }
    try (var all = Files.list(DESCRIPTORS)) {
      return all.filter(NoLeaks::isPipeOrSocket).count();
    }
  }

  private static boolean isPipeOrSocket(Path descriptor) {
    try {
      String target = Files.readSymbolicLink(descriptor).toString();
      return target.startsWith("pipe:")
          || target.startsWith("socket:")
          || target.startsWith(SHARED);
    } catch (IOException gone) {
      return false;
    }
  }

  /** What is mapped here, and what has a name; other tests may have left some to the garbage. */
  private static List<String> sharedMemory() throws IOException {
    if (!Files.isDirectory(DESCRIPTORS)) {
      return List.of();
    }
    List<String> found = new ArrayList<>();
    for (String mapping : Files.readAllLines(Path.of("/proc/self/maps"))) {
      if (mapping.contains(SHARED)) {
        found.add(mapping);
      }
    }
    try (var names = Files.newDirectoryStream(Path.of("/dev/shm"), "plait-*")) {
      for (Path name : names) {
        if (!isOfAnotherProgram(name)) {
          found.add(name.toString());
        }
      }
    }
    return found;
  }

  /** Some other process lives and has just made it. */
  private static boolean isOfAnotherProgram(Path name) {
    long pid = Long.parseLong(name.getFileName().toString().split("-", -1)[1]);
    return pid != ProcessHandle.current().pid() && ProcessHandle.of(pid).isPresent();
  }

  private static List<Path> files() throws IOException {
    try (var all = Files.list(PrivateFolder.path())) {
      return all.toList();
    }
  }
}

package plait.internal.process;

import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * The pipes of a worker as Linux shows them, to end them from this side. Processes that native code
 * starts inherit the worker's ends; while one of them lives, a thread here that reads from the dead
 * worker, or writes to it, would wait.
 */
final class HeldPipes {
  private static final Path OWN = Path.of("/proc/self/fd");

  private final String fromWorker;
  private final String toWorker;

  private HeldPipes(String fromWorker, String toWorker) {
    this.fromWorker = fromWorker;
    this.toWorker = toWorker;
  }

  /** Those of a living worker; null if they cannot be seen, or not yet. */
  static @Nullable HeldPipes of(long pid) {
    Path descriptors = Path.of("/proc", Long.toString(pid), "fd");
    String in = nameOf(descriptors.resolve(Transport.MOVED_INPUT));
    String out = nameOf(descriptors.resolve(Transport.MOVED_OUTPUT));
    return in.startsWith("pipe:") && out.startsWith("pipe:") ? new HeldPipes(out, in) : null;
  }

  private static String nameOf(Path descriptor) {
    try {
      return Files.readSymbolicLink(descriptor).toString();
    } catch (IOException | UnsupportedOperationException gone) {
      return "";
    }
  }

  /** Whether nothing is left to be read of what the dead worker wrote. */
  boolean isRead() {
    try (FileInputStream pipe = new FileInputStream(own(fromWorker))) {
      return pipe.available() == 0;
    } catch (IOException untold) {
      return false;
    }
  }

  /** Has a read that waits return: with one byte, which says nothing. */
  void endRead() {
    try (FileOutputStream pipe = new FileOutputStream(own(fromWorker))) {
      pipe.write(0);
    } catch (IOException gone) {
      // then nobody waits any more
    }
  }

  /** Takes what was written to the dead worker, so that the writer gets on; false for nothing. */
  boolean takeWritten() {
    try (FileInputStream pipe = new FileInputStream(own(toWorker))) {
      int there = pipe.available();
      return there > 0 && pipe.readNBytes(there).length > 0;
    } catch (IOException gone) {
      return false;
    }
  }

  /** This program's end of a pipe, as a file: opened the other way round, it is the other end. */
  private static String own(String name) throws IOException {
    try (var all = Files.newDirectoryStream(OWN)) {
      for (Path each : all) {
        if (nameOf(each).equals(name)) {
          return each.toString();
        }
      }
    }
    throw new IOException("this program has closed " + name);
  }
}

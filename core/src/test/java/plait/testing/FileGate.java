package plait.testing;

import java.io.IOException;
import java.io.Serializable;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.locks.LockSupport;

/** A gate that works between processes: closed until somebody opens it. */
public record FileGate(String file) implements Serializable {
  private static final long POLL_NANOS = 500_000;

  /** A closed one. */
  public static FileGate closed() {
    try {
      Path file = Files.createTempFile("gate", "");
      Files.delete(file);
      file.toFile().deleteOnExit();
      return new FileGate(file.toString());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public void open() {
    try {
      Files.write(Path.of(file), new byte[0]);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public boolean isOpen() {
    return Files.exists(Path.of(file));
  }

  /** Waits until it is open; answers interrupts. */
  public void await() throws InterruptedException {
    while (!isOpen()) {
      LockSupport.parkNanos(this, POLL_NANOS);
      if (Thread.interrupted()) {
        throw new InterruptedException();
      }
    }
  }
}

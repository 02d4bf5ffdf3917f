package plait.testing;

import java.io.IOException;
import java.io.Serializable;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** A counter that works between processes. */
public record FileTally(String file) implements Serializable {

  /** One that is at zero. */
  public static FileTally zero() {
    try {
      Path file = Files.createTempFile("tally", "");
      file.toFile().deleteOnExit();
      return new FileTally(file.toString());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Counts one more, and tells how many there are. */
  public int add() {
    try {
      Files.write(Path.of(file), new byte[1], StandardOpenOption.APPEND);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return count();
  }

  public int count() {
    try {
      return (int) Files.size(Path.of(file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}

package plait.internal.process;

import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.Charset;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * Files as streams that an interrupt of their user does not close, as it closes channels: threads
 * that look after workers are interrupted when a task is cancelled, and go on.
 */
final class PlainFile {
  private PlainFile() {}

  static String read(Path file, Charset encoding) throws IOException {
    try (var in = new FileInputStream(file.toFile())) {
      return new String(in.readAllBytes(), encoding);
    }
  }

  static void write(Path file, byte[] bytes, int length, boolean append) throws IOException {
    try (OutputStream out = open(file, append)) {
      out.write(bytes, 0, length);
    }
  }

  /** A file of another file system than the machine's has no other stream than its own. */
  private static OutputStream open(Path file, boolean append) throws IOException {
    if (file.getFileSystem() == FileSystems.getDefault()) {
      return new FileOutputStream(file.toFile(), append);
    }
    return Files.newOutputStream(
        file,
        StandardOpenOption.CREATE,
        StandardOpenOption.WRITE,
        append ? StandardOpenOption.APPEND : StandardOpenOption.TRUNCATE_EXISTING);
  }
}

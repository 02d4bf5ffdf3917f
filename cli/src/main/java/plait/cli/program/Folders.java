package plait.cli.program;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitOption;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Whole folders at a time. */
final class Folders {
  private Folders() {}

  /** All files in a folder and below, sorted. */
  static List<Path> filesIn(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      return files.filter(Files::isRegularFile).sorted().toList();
    }
  }

  /**
   * All files in a folder and below, sorted, also those that a symbolic link leads to; none when it
   * is not there.
   */
  static List<Path> filesBehind(Path folder, int depth) {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> files = Files.walk(folder, depth, FileVisitOption.FOLLOW_LINKS)) {
      return files.filter(Files::isRegularFile).sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Whether two folders hold the same files with the same content. */
  static boolean same(Path a, Path b) throws IOException {
    if (!Files.isDirectory(b)) {
      return false;
    }
    List<Path> files = filesIn(a);
    if (!files.stream()
        .map(a::relativize)
        .toList()
        .equals(filesIn(b).stream().map(b::relativize).toList())) {
      return false;
    }
    for (Path file : files) {
      if (Files.mismatch(file, b.resolve(a.relativize(file))) >= 0) {
        return false;
      }
    }
    return true;
  }

  static long size(Path folder) throws IOException {
    long size = 0;
    for (Path file : filesIn(folder)) {
      size += Files.size(file);
    }
    return size;
  }

  /** Deletes a folder with all in it; what somebody else deletes meanwhile is no failure. */
  static void delete(Path folder) throws IOException {
    if (!Files.exists(folder)) {
      return;
    }
    Files.walkFileTree(
        folder,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
              throws IOException {
            Files.deleteIfExists(file);
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult visitFileFailed(Path file, IOException e) throws IOException {
            if (e instanceof NoSuchFileException) {
              return FileVisitResult.CONTINUE;
            }
            throw e;
          }

          @Override
          public FileVisitResult postVisitDirectory(Path visited, @Nullable IOException e)
              throws IOException {
            Files.deleteIfExists(visited);
            return FileVisitResult.CONTINUE;
          }
        });
  }
}

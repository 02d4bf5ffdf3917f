package plait.sanitizer.report;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The program's sources, where they are found. */
final class Sources {
  private static final List<String> USUAL = List.of("", "src/main/java", "src/test/java", "src");

  private final List<Path> folders;
  private final Map<String, List<String>> read = new HashMap<>();

  Sources(List<Path> folders) {
    this.folders = folders.isEmpty() ? USUAL.stream().map(Path::of).toList() : folders;
  }

  /** The file that a frame stands for, as a path from here if it is found; null when unknown. */
  String file(StackTraceElement frame) {
    if (frame.getFileName() == null) {
      return null;
    }
    String file = folder(frame) + frame.getFileName();
    for (Path folder : folders) {
      Path path = folder.resolve(file);
      if (Files.isRegularFile(path)) {
        Path here = Path.of("").toAbsolutePath();
        Path full = path.toAbsolutePath().normalize();
        Path shown = full.startsWith(here) ? here.relativize(full) : full;
        return shown.toString().replace('\\', '/');
      }
    }
    return file;
  }

  private static String folder(StackTraceElement frame) {
    String type = frame.getClassName();
    int dot = type.lastIndexOf('.');
    return dot < 0 ? "" : type.substring(0, dot + 1).replace('.', '/');
  }

  /** The line that a frame stands for; null when its source is not found. */
  String line(StackTraceElement frame) {
    if (frame.getFileName() == null || frame.getLineNumber() < 1) {
      return null;
    }
    List<String> lines = read.computeIfAbsent(folder(frame) + frame.getFileName(), this::lines);
    int line = frame.getLineNumber();
    return line <= lines.size() ? lines.get(line - 1).strip() : null;
  }

  private List<String> lines(String file) {
    for (Path folder : folders) {
      try {
        Path path = folder.resolve(file);
        if (Files.isRegularFile(path)) {
          return Files.readAllLines(path);
        }
      } catch (IOException | RuntimeException e) {
        // Not readable as text: as good as not there.
      }
    }
    return List.of();
  }
}

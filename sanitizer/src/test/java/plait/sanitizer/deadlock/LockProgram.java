package plait.sanitizer.deadlock;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * One of the programs with verdicts, as far as it is about dead-locks.
 *
 * @param source its file
 * @param verdicts what must be found, as {@link Told} says it; empty if nothing may be found
 * @param tags its tags
 */
record LockProgram(Path source, List<String> verdicts, String tags) {
  private static final Path ALL = Path.of("src/test/programs");

  /** The programs of a folder. */
  static List<LockProgram> in(String folder) {
    try (var files = Files.list(ALL.resolve(folder))) {
      return files
          .filter(file -> file.toString().endsWith(".java"))
          .sorted()
          .map(LockProgram::read)
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static LockProgram read(Path source) {
    try {
      List<String> verdicts = new ArrayList<>();
      String tags = "";
      for (String line : Files.readAllLines(source)) {
        if (line.startsWith("// verdict: ")
            && !line.endsWith(" CLEAN")
            && !line.contains(" RACE ")) {
          List<String> words = List.of(line.substring("// verdict: ".length()).split(" ", -1));
          verdicts.add(Told.sorted(words.getFirst(), words.subList(1, words.size())));
        } else if (line.startsWith("// tags: ")) {
          tags = line.substring("// tags: ".length());
        }
      }
      return new LockProgram(source, verdicts, tags);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  String name() {
    String file = source.getFileName().toString();
    return file.substring(0, file.length() - ".java".length());
  }

  boolean hangs() {
    return tags.contains("hangs");
  }

  /** Whether it can only be told when nothing else in the JVM moves. */
  boolean needsStandstill() {
    return hangs()
        && verdicts.stream()
            .noneMatch(v -> v.startsWith("DEADLOCK") || v.startsWith("LEAKED-LOCK"));
  }
}

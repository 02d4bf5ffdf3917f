package plait.cli.program;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Keeps the cache bounded: what was of use longest ago goes first. Nothing goes that was of use in
 * the last hour, or that a living process has on its command line: a program loads classes as long
 * as it runs.
 */
final class Sweep {
  static final int MOST_PROGRAMS = 200;
  static final int MOST_NOTES = 1000;
  static final long MOST_BYTES = 256L << 20;
  static final Duration SAFE = Duration.ofHours(1);

  private record Kept(Path path, Instant used) {}

  private final Cache cache;
  private final int mostPrograms;
  private final long mostBytes;
  private final Instant safe;

  Sweep(Cache cache) {
    this(cache, MOST_PROGRAMS, MOST_BYTES, Instant.now().minus(SAFE));
  }

  Sweep(Cache cache, int mostPrograms, long mostBytes, Instant safe) {
    this.cache = cache;
    this.mostPrograms = mostPrograms;
    this.mostBytes = mostBytes;
    this.safe = safe;
  }

  void run() throws IOException {
    sweepPrograms();
    sweepNotes();
  }

  private void sweepPrograms() throws IOException {
    List<Kept> programs = newestFirst(cache.programs());
    int count = 0;
    long bytes = 0;
    List<Kept> superfluous = new ArrayList<>();
    for (Kept program : programs) {
      boolean unfinished = nameOf(program.path()).startsWith(Cache.UNFINISHED);
      count++;
      bytes += Folders.size(program.path());
      if ((unfinished || count > mostPrograms || bytes > mostBytes)
          && program.used().isBefore(safe)) {
        superfluous.add(program);
      }
    }
    if (superfluous.isEmpty()) {
      return;
    }
    Set<String> commands = commandLines();
    for (Kept program : superfluous) {
      String name = nameOf(program.path());
      if (commands.stream().noneMatch(command -> command.contains(name))) {
        Folders.delete(program.path());
      }
    }
  }

  private void sweepNotes() throws IOException {
    List<Kept> notes = newestFirst(cache.notes());
    for (Kept note : notes.subList(Math.min(MOST_NOTES, notes.size()), notes.size())) {
      Files.deleteIfExists(note.path());
    }
  }

  private static List<Kept> newestFirst(Path folder) throws IOException {
    List<Kept> all = new ArrayList<>();
    if (!Files.isDirectory(folder)) {
      return all;
    }
    try (DirectoryStream<Path> paths = Files.newDirectoryStream(folder)) {
      for (Path path : paths) {
        Path used = path.resolve("used");
        all.add(new Kept(path, timeOf(Files.exists(used) ? used : path)));
      }
    }
    all.sort(Comparator.comparing(Kept::used).reversed());
    return all;
  }

  private static Instant timeOf(Path path) {
    try {
      return Files.getLastModifiedTime(path).toInstant();
    } catch (IOException e) {
      // Somebody else has just deleted it.
      return Instant.MAX;
    }
  }

  private static Set<String> commandLines() {
    return ProcessHandle.allProcesses()
        .flatMap(process -> process.info().commandLine().stream())
        .collect(Collectors.toSet());
  }

  private static String nameOf(Path path) {
    Path name = path.getFileName();
    return name == null ? "" : name.toString();
  }
}

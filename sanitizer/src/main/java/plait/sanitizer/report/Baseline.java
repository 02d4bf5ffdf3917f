package plait.sanitizer.report;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import plait.sanitizer.runtime.Race;

/**
 * The races that a project had when it began to look for them: only others are reported. A file
 * that does not exist is written at the end of the run, with the races that were found.
 */
final class Baseline {
  private final Path file;
  private final Set<String> known = new HashSet<>();
  private final boolean begins;

  /** Without a file, no race is known. */
  Baseline(Path file) {
    this.file = file;
    this.begins = file != null && !Files.exists(file);
    if (file != null && !begins) {
      try {
        known.addAll(Files.readAllLines(file));
      } catch (IOException e) {
        throw new UncheckedIOException("cannot read the baseline in " + file, e);
      }
    }
  }

  boolean has(Race race) {
    return known.contains(line(race));
  }

  /** Whether this run writes the file, so that what it finds is no failure. */
  boolean begins() {
    return begins;
  }

  void write(List<Race> races) {
    Set<String> lines = new TreeSet<>();
    races.forEach(race -> lines.add(line(race)));
    try {
      Files.write(file, lines);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write the baseline to " + file, e);
    }
  }

  /** Without line numbers, which change with every edit. */
  private static String line(Race race) {
    return race.key().replaceAll("\\(([^():]*)(:\\d+)?\\)", "").replace('\n', ' ');
  }
}

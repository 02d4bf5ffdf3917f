package plait.sanitizer.report;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import plait.sanitizer.deadlock.Finding;
import plait.sanitizer.runtime.Race;

/**
 * What a project had when it began to look for races and dead-locks: only other findings are
 * reported. A file that does not exist is written at the end of the run, with what was found.
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

  boolean has(Finding finding) {
    return known.contains(line(finding));
  }

  void write(List<Race> races, List<Finding> findings) {
    Set<String> lines = new TreeSet<>();
    races.forEach(race -> lines.add(line(race)));
    findings.forEach(finding -> lines.add(line(finding)));
    try {
      Files.write(file, lines);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write the baseline to " + file, e);
    }
  }

  /** Without line numbers, which change with every edit. */
  static String line(Race race) {
    return race.key().replaceAll("\\(([^():]*)(:\\d+)?\\)", "").replace('\n', ' ');
  }

  /** The methods where its threads are, whatever the names of the threads. */
  static String line(Finding finding) {
    return finding.parts().stream()
        .map(part ->
            part.steps().stream()
                .flatMap(step -> step.stack().stream().limit(1))
                .map(frame -> frame.getClassName() + "." + frame.getMethodName())
                .collect(Collectors.joining(" ")))
        .sorted()
        .collect(Collectors.joining("; ", finding.kind().words() + ": ", ""));
  }
}

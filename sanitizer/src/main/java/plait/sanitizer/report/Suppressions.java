package plait.sanitizer.report;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import plait.sanitizer.deadlock.Finding;
import plait.sanitizer.runtime.Access;
import plait.sanitizer.runtime.Race;

/**
 * What is known and not to be reported, from a file of lines {@code PATTERN # REASON}. A pattern is
 * compared with the variable of a race, with the locks and threads that a dead-lock is about, and
 * with each frame of all stacks; {@code *} stands for any characters. Empty lines and lines that
 * begin with {@code #} say nothing.
 */
public final class Suppressions {
  private final List<Entry> entries = new ArrayList<>();

  private static final class Entry {
    final String text;
    final Pattern pattern;
    int used;

    Entry(String text, Pattern pattern) {
      this.text = text;
      this.pattern = pattern;
    }
  }

  /** Without a file, nothing is suppressed. */
  public Suppressions(Path file) {
    if (file == null) {
      return;
    }
    try {
      int number = 0;
      for (String line : Files.readAllLines(file)) {
        number++;
        if (!line.isBlank() && !line.startsWith("#")) {
          add(file, number, line);
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read the suppressions in " + file, e);
    }
  }

  private void add(Path file, int number, String line) {
    int reason = line.indexOf(" #");
    if (reason < 0 || line.substring(reason + 2).isBlank()) {
      throw new IllegalArgumentException(
          file + ":" + number + " has no reason. A line is: PATTERN # REASON");
    }
    String text = line.substring(0, reason).strip();
    String regex = ("\\Q" + text + "\\E").replace("*", "\\E.*\\Q");
    entries.add(new Entry(text, Pattern.compile(regex)));
  }

  /** Whether a race is not to be reported. */
  synchronized boolean covers(Race race) {
    for (Entry entry : entries) {
      if (matches(entry.pattern, race)) {
        entry.used++;
        return true;
      }
    }
    return false;
  }

  /** Whether a dead-lock, or a way to get into one, is not to be reported. */
  synchronized boolean covers(Finding finding) {
    for (Entry entry : entries) {
      if (matches(entry.pattern, finding)) {
        entry.used++;
        return true;
      }
    }
    return false;
  }

  private static boolean matches(Pattern pattern, Finding finding) {
    if (finding.names().stream().anyMatch(name -> pattern.matcher(name).matches())) {
      return true;
    }
    for (Finding.Part part : finding.parts()) {
      for (Finding.Step step : part.steps()) {
        if (step.stack().stream().anyMatch(frame -> matches(pattern, frame))) {
          return true;
        }
      }
    }
    return false;
  }

  private static boolean matches(Pattern pattern, StackTraceElement frame) {
    return pattern.matcher(frame.getClassName() + "." + frame.getMethodName()).matches();
  }

  private static boolean matches(Pattern pattern, Race race) {
    String variable = race.variable();
    if (pattern.matcher(variable).matches()
        || pattern.matcher(variable.substring(variable.lastIndexOf(' ') + 1)).matches()) {
      return true;
    }
    for (Access access : race.accesses()) {
      for (StackTraceElement frame : access.stack()) {
        if (matches(pattern, frame)) {
          return true;
        }
      }
    }
    return false;
  }

  /** How many findings were not reported. */
  synchronized int count() {
    return entries.stream().mapToInt(entry -> entry.used).sum();
  }

  /** The patterns that nothing in this run fitted. */
  synchronized List<String> stale() {
    return entries.stream().filter(entry -> entry.used == 0).map(entry -> entry.text).toList();
  }
}

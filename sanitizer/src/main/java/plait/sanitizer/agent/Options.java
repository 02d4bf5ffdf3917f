package plait.sanitizer.agent;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * What stands after {@code -javaagent:plait-sanitizer.jar=}: words with commas between them.
 * Without {@code race} and {@code deadlocks}, races are looked for.
 */
public final class Options {
  /** What a report looks like. */
  public enum Format {
    TEXT,
    JSON,
    SARIF
  }

  private boolean race;
  private boolean deadlocks;
  private boolean halt;
  private boolean explain;
  private Format format = Format.TEXT;
  private boolean verbose;
  private Path report;
  private Path suppressions;
  private Path baseline;
  private int exitCode = 66;
  private final List<Pattern> include = new ArrayList<>();
  private final List<Pattern> exclude = new ArrayList<>();
  private final List<Path> sources = new ArrayList<>();

  private Options() {}

  /**
   * Reads the words; what is wrong with them is the message of an {@link IllegalArgumentException}.
   */
  public static Options parse(String text) {
    Options options = new Options();
    if (text != null) {
      for (String word : text.split(",", -1)) {
        if (!word.isBlank()) {
          options.read(word.strip());
        }
      }
    }
    if (!options.deadlocks) {
      options.race = true;
    }
    return options;
  }

  private void read(String word) {
    int equals = word.indexOf('=');
    String name = equals < 0 ? word : word.substring(0, equals);
    String value = equals < 0 ? "" : word.substring(equals + 1);
    switch (name) {
      case "race" -> race = true;
      case "deadlocks" -> deadlocks = true;
      case "halt" -> halt = true;
      case "explain" -> explain = true;
      case "verbose" -> verbose = true;
      case "format" -> format = format(value);
      case "report" -> report = path(name, value);
      case "suppressions" -> suppressions = path(name, value);
      case "baseline" -> baseline = path(name, value);
      case "sources" -> {
        for (String one : value.split(Pattern.quote(java.io.File.pathSeparator), -1)) {
          sources.add(path(name, one));
        }
      }
      case "exitcode" -> exitCode = number(value);
      case "include" -> addPatterns(include, value);
      case "exclude" -> addPatterns(exclude, value);
      default ->
          throw new IllegalArgumentException(
              "there is no option "
                  + name
                  + ". Known are race, deadlocks, halt, explain, format=json, format=sarif, report=FILE, include=CLASSES,"
                  + " exclude=CLASSES, suppressions=FILE, baseline=FILE, sources=FOLDERS, exitcode=NUMBER, verbose.");
    }
  }

  private static Format format(String value) {
    return switch (value) {
      case "json" -> Format.JSON;
      case "sarif" -> Format.SARIF;
      case "text" -> Format.TEXT;
      default ->
          throw new IllegalArgumentException(
              "format is " + value + "; it can be text, json or sarif.");
    };
  }

  private static Path path(String name, String value) {
    if (value.isEmpty()) {
      throw new IllegalArgumentException(name + " needs a file: " + name + "=FILE.");
    }
    return Path.of(value);
  }

  private static int number(String value) {
    try {
      int code = Integer.parseInt(value);
      if (code >= 0 && code <= 255) {
        return code;
      }
    } catch (NumberFormatException e) {
      // Said below.
    }
    throw new IllegalArgumentException("exitcode is " + value + "; it can be 0 to 255.");
  }

  /** Class names with a colon between them; * stands for any characters. */
  private static void addPatterns(List<Pattern> to, String value) {
    for (String name : value.split(":", -1)) {
      if (!name.isEmpty()) {
        to.add(Pattern.compile(Pattern.quote(name).replace("*", "\\E.*\\Q")));
      }
    }
  }

  /** Whether the accesses of a class are checked; its locks are seen in any case. */
  boolean checks(String className) {
    return (include.isEmpty() || include.stream().anyMatch(p -> p.matcher(className).matches()))
        && exclude.stream().noneMatch(p -> p.matcher(className).matches());
  }

  public boolean race() {
    return race;
  }

  public boolean deadlocks() {
    return deadlocks;
  }

  public boolean halt() {
    return halt;
  }

  /** Whether there is to be advice beside what was found. */
  public boolean explain() {
    return explain;
  }

  /** How what was found is told: in words at once, else all at the end. */
  public Format format() {
    return format;
  }

  public boolean verbose() {
    return verbose;
  }

  /** Where the report goes; null for the standard error stream. */
  public Path report() {
    return report;
  }

  public Path suppressions() {
    return suppressions;
  }

  public Path baseline() {
    return baseline;
  }

  public List<Path> sources() {
    return sources;
  }

  /** The program's exit code when something was found. */
  public int exitCode() {
    return exitCode;
  }
}

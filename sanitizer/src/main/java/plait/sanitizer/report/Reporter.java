package plait.sanitizer.report;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import plait.sanitizer.agent.Options;
import plait.sanitizer.runtime.Models;
import plait.sanitizer.runtime.Quiet;
import plait.sanitizer.runtime.Race;
import plait.sanitizer.runtime.Races;

/** Tells of what was found: each race as it is found, and a summary at the end. */
public final class Reporter {
  private final Options options;
  private final Tally tally;
  private final TextReport text;
  private final Suppressions suppressions;
  private final Baseline baseline;
  private final List<Race> races = new ArrayList<>();
  private boolean ended;

  /** Reads the files that the options name. */
  public Reporter(Options options, Tally tally) {
    this.options = options;
    this.tally = tally;
    this.text = new TextReport(new Sources(options.sources()));
    this.suppressions = new Suppressions(options.suppressions());
    this.baseline = new Baseline(options.baseline());
  }

  /** From now on it is told. */
  public void attach() {
    Races.listen(this::found);
    Models.atEnd(this::end);
  }

  private void found(Race race) {
    if (suppressions.covers(race) || baseline.has(race)) {
      return;
    }
    synchronized (this) {
      races.add(race);
      if (!options.json()) {
        say(text.race(race, races.size()));
      }
    }
    if (options.halt()) {
      // The exit code is made on the way, as at every end.
      Runtime.getRuntime().halt(options.exitCode());
    }
  }

  /** Returns the exit code that the JVM should have. */
  private int end(int status) {
    Quiet.begin();
    try {
      boolean failed = summary() > 0 && !baseline.begins();
      if (tally.unknownJdk() != null) {
        return Tally.CANNOT_WATCH;
      }
      return failed ? options.exitCode() : status;
    } finally {
      Quiet.end();
    }
  }

  private synchronized int summary() {
    if (!ended) {
      ended = true;
      say(
          options.json()
              ? JsonReport.of(races, tally, suppressions)
              : text.summary(races, tally, suppressions));
      if (baseline.begins()) {
        baseline.write(races);
      }
    }
    return races.size();
  }

  /** The program may have replaced System.err, or closed it. */
  private void say(String words) {
    byte[] bytes = words.getBytes(StandardCharsets.UTF_8);
    try {
      if (options.report() != null) {
        Files.write(options.report(), bytes, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
      } else {
        @SuppressWarnings("resource")
        FileOutputStream err = new FileOutputStream(FileDescriptor.err);
        err.write(bytes);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}

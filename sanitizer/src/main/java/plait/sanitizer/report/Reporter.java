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
import plait.sanitizer.agent.Options.Format;
import plait.sanitizer.deadlock.Finding;
import plait.sanitizer.deadlock.FindingText;
import plait.sanitizer.deadlock.Findings;
import plait.sanitizer.runtime.Habits;
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
  private final List<Finding> findings = new ArrayList<>();
  private Runnable last = () -> {};
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
    if (options.race()) {
      Told.begin();
    }
    Races.listen(this::found);
    Models.atEnd(this::end);
  }

  /**
   * From now on dead-locks are told of too.
   *
   * @param ending what has to be done when the program ends, before the summary
   */
  public void attach(Runnable ending) {
    last = ending;
    Findings.listen(this::found);
  }

  private void found(Finding finding) {
    if (suppressions.covers(finding) || baseline.has(finding)) {
      return;
    }
    synchronized (this) {
      findings.add(finding);
      if (options.format() == Format.TEXT) {
        say(FindingText.words(finding, findings.size(), text.sources()::line));
      }
    }
    if (options.halt() && finding.hangs()) {
      Runtime.getRuntime().halt(options.exitCode());
    }
  }

  private void found(Race race) {
    if (suppressions.covers(race) || baseline.has(race)) {
      return;
    }
    synchronized (this) {
      races.add(race);
      String words = text.race(race, races.size());
      Told.add(race, words);
      if (options.format() == Format.TEXT) {
        say(words);
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
      last.run();
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
          switch (options.format()) {
            case TEXT -> summaryText();
            case JSON -> JsonReport.of(races, findings, tally, suppressions);
            case SARIF -> SarifReport.of(races, findings, Habits.told(), text.sources());
          });
      if (baseline.begins()) {
        baseline.write(races, findings);
      }
    }
    return races.size() + findings.size();
  }

  private String summaryText() {
    return TextReport.hints(Habits.told())
        + (options.race() ? text.summary(races, tally) : "")
        + (options.deadlocks() ? FindingText.summary(findings) : "")
        + TextReport.suppressed(suppressions);
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

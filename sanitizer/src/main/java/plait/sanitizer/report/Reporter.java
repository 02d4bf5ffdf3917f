package plait.sanitizer.report;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
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
  private final List<Race> races = new ArrayList<>();
  private boolean ended;

  public Reporter(Options options, Tally tally) {
    this.options = options;
    this.tally = tally;
    this.text = new TextReport(new Sources(options.sources()));
  }

  /** From now on it is told. */
  public void attach() {
    Races.listen(this::found);
    Models.atEnd(this::end);
  }

  private void found(Race race) {
    synchronized (this) {
      races.add(race);
      if (!options.json()) {
        say(text.race(race, races.size()));
      }
    }
    if (options.halt()) {
      Runtime.getRuntime().halt(options.exitCode());
    }
  }

  /** Returns the exit code that the JVM should have. */
  private int end(int status) {
    Quiet.begin();
    try {
      return summary() > 0 ? options.exitCode() : status;
    } finally {
      Quiet.end();
    }
  }

  private synchronized int summary() {
    if (!ended) {
      ended = true;
      say(options.json() ? JsonReport.of(races, tally) : text.summary(races, tally));
    }
    return races.size();
  }

  /** The program may have replaced System.err, or closed it. */
  private void say(String words) {
    byte[] bytes = words.getBytes(StandardCharsets.UTF_8);
    try {
      if (options.report() != null) {
        Files.write(
            options.report(),
            bytes,
            java.nio.file.StandardOpenOption.CREATE,
            java.nio.file.StandardOpenOption.APPEND);
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

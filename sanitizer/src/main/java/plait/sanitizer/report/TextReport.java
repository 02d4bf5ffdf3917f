package plait.sanitizer.report;

import java.util.List;
import plait.sanitizer.deadlock.FindingText;
import plait.sanitizer.runtime.Access;
import plait.sanitizer.runtime.Hint;
import plait.sanitizer.runtime.LeftArrays;
import plait.sanitizer.runtime.Race;
import plait.sanitizer.runtime.Site;
import plait.sanitizer.runtime.ThreadInfo;

/** Races in words. */
final class TextReport {
  private static final String LINE = "=".repeat(80) + "\n";

  private final Sources sources;

  TextReport(Sources sources) {
    this.sources = sources;
  }

  Sources sources() {
    return sources;
  }

  String race(Race race, int number) {
    StringBuilder to = new StringBuilder(LINE);
    to.append("DATA RACE ").append(number).append(": ").append(race.variable());
    if (!race.instance().isEmpty()) {
      to.append(" (").append(race.instance()).append(')');
    }
    to.append("\n\n");
    access(to, race.later(), "");
    to.append('\n');
    access(to, race.earlier(), "before, ");
    to.append('\n');
    started(to, race);
    to.append("  ").append(Advice.of(race)).append('\n');
    return to.append(LINE).toString();
  }

  private void access(StringBuilder to, Access access, String when) {
    to.append("  ").append(when).append(what(access)).append(" by ").append(who(access.thread()));
    to.append(locks(access.locks())).append('\n');
    if (access.stack().isEmpty()) {
      Site site = access.site();
      to.append(
          site == null
              ? "    (where is not known any more)"
              : "    at " + site.method() + ":" + site.line());
      to.append('\n');
      return;
    }
    if (!access.exact()) {
      to.append("    (the stack of an access at this line shortly before or after)\n");
    }
    boolean first = true;
    for (StackTraceElement frame : access.stack()) {
      frame(to, frame, first);
      first = false;
    }
  }

  private static String what(Access access) {
    Site site = access.site();
    if (site != null && site.operation() != null) {
      return site.operation();
    }
    return access.write() ? "write" : "read";
  }

  static String who(ThreadInfo thread) {
    return thread == null ? "a thread that is not known any more" : thread.toString();
  }

  private static String locks(List<String> locks) {
    return locks.isEmpty() ? ", no lock held" : ", holding " + String.join(", ", locks);
  }

  private void frame(StringBuilder to, StackTraceElement frame, boolean withSource) {
    to.append("    at ").append(FindingText.frame(frame));
    String source = withSource ? sources.line(frame) : null;
    if (source != null) {
      to.append("      | ").append(source);
    }
    to.append('\n');
  }

  private void started(StringBuilder to, Race race) {
    for (Access access : race.accesses()) {
      ThreadInfo thread = access.thread();
      if (thread != null && thread.starter() != null) {
        to.append("  ")
            .append(thread)
            .append(" was started by ")
            .append(thread.starter())
            .append('\n');
        for (StackTraceElement frame : thread.startedAt()) {
          frame(to, frame, false);
        }
        to.append('\n');
      }
    }
  }

  static String hints(List<Hint> hints) {
    StringBuilder to = new StringBuilder();
    for (Hint hint : hints) {
      to.append(LINE).append(hint.kind()).append(": ").append(hint.subject()).append("\n\n");
      hint.lines().forEach(line -> to.append("    ").append(line).append('\n'));
      to.append("\n  ").append(hint.advice()).append('\n').append(LINE);
    }
    return to.toString();
  }

  static String suppressed(Suppressions suppressions) {
    StringBuilder to = new StringBuilder();
    if (suppressions.count() > 0) {
      to.append("plait-sanitizer: ").append(suppressions.count()).append(" suppressed\n");
    }
    for (String stale : suppressions.stale()) {
      to.append("plait-sanitizer: nothing fitted the suppression ").append(stale).append('\n');
    }
    return to.toString();
  }

  String summary(List<Race> races, Tally tally) {
    StringBuilder to = new StringBuilder();
    to.append("plait-sanitizer: ");
    to.append(
        races.isEmpty()
            ? "no data race"
            : races.size() == 1 ? "1 data race" : races.size() + " data races");
    int times = races.stream().mapToInt(Race::times).sum();
    if (times > races.size()) {
      to.append(" (seen ").append(times).append(" times)");
    }
    to.append("; checked ")
        .append(tally.accesses())
        .append(" accesses in ")
        .append(tally.classes());
    to.append(" classes\n");
    if (tally.methodsLeftOut() > 0) {
      to.append("plait-sanitizer: ").append(tally.methodsLeftOut());
      to.append(" methods are too long, and were checked in part or not at all\n");
    }
    if (LeftArrays.count() > 0) {
      to.append("plait-sanitizer: ").append(LeftArrays.count());
      to.append(" arrays are not checked, the longest of them ").append(LeftArrays.longest());
      to.append(": 16 bytes for each element do not fit into the heap or take more than a quarter");
      to.append(" of it; give the program more, -Xmx, to have them checked\n");
    }
    if (tally.unresolved() > 0) {
      to.append("plait-sanitizer: ").append(tally.unresolved());
      to.append(" uses of fields are not checked, because the file of their class was not found\n");
    }
    if (tally.unknownJdk() != null) {
      to.append(
          "plait-sanitizer: this run does not count, a class of the JDK is not as expected: ");
      to.append(tally.unknownJdk()).append('\n');
    }
    tally
        .failed()
        .forEach((name, why) ->
            to.append("plait-sanitizer: not checked: ")
                .append(name)
                .append(": ")
                .append(why)
                .append('\n'));
    return to.toString();
  }
}

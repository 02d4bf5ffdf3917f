package plait.sanitizer.report;

import java.util.List;
import java.util.function.Consumer;
import plait.sanitizer.deadlock.Finding;
import plait.sanitizer.deadlock.FindingText;
import plait.sanitizer.runtime.Access;
import plait.sanitizer.runtime.Habits;
import plait.sanitizer.runtime.Hint;
import plait.sanitizer.runtime.LeftArrays;
import plait.sanitizer.runtime.Race;
import plait.sanitizer.runtime.ThreadInfo;

/** All that was found, as one JSON object. */
final class JsonReport {
  private final StringBuilder to = new StringBuilder();

  private JsonReport() {}

  static String of(
      List<Race> races, List<Finding> findings, Tally tally, Suppressions suppressions) {
    JsonReport report = new JsonReport();
    report.to.append("{\"format\":1,\"classes\":").append(tally.classes());
    report.to.append(",\"accesses\":").append(tally.accesses());
    report.to.append(",\"methodsLeftOut\":").append(tally.methodsLeftOut());
    report.to.append(",\"arraysLeftOut\":").append(LeftArrays.count());
    report.to.append(",\"failed\":[");
    report.list(List.copyOf(tally.failed().keySet()));
    report.to.append("],\"suppressed\":").append(suppressions.count());
    report.to.append(",\"staleSuppressions\":[");
    report.list(suppressions.stale());
    report.to.append("],\"races\":[");
    report.each(races, report::race);
    report.to.append("],\"hints\":[");
    report.each(Habits.told(), report::hint);
    report.to.append("],\"deadlocks\":[");
    report.each(findings, report::finding);
    return report.to.append("]}\n").toString();
  }

  private void race(Race race) {
    to.append("{\"variable\":");
    string(race.variable());
    to.append(",\"instance\":");
    string(race.instance());
    to.append(",\"times\":").append(race.times());
    to.append(",\"later\":");
    access(race.later());
    to.append(",\"earlier\":");
    access(race.earlier());
    to.append(",\"advice\":");
    string(Advice.of(race));
    to.append('}');
  }

  private void hint(Hint hint) {
    to.append("{\"kind\":");
    string(hint.kind());
    to.append(",\"subject\":");
    string(hint.subject());
    to.append(",\"seen\":[");
    list(hint.lines());
    to.append("],\"advice\":");
    string(hint.advice());
    to.append('}');
  }

  private void access(Access access) {
    to.append("{\"operation\":");
    boolean call = access.site() != null && access.site().operation() != null;
    string(call ? access.site().operation() : access.write() ? "write" : "read");
    to.append(",\"write\":").append(access.write());
    to.append(",\"exact\":").append(access.exact());
    ThreadInfo thread = access.thread();
    if (thread != null) {
      to.append(",\"thread\":{\"id\":")
          .append(thread.id())
          .append(",\"virtual\":")
          .append(thread.virtual());
      to.append(",\"name\":");
      string(thread.name());
      to.append(",\"startedBy\":");
      string(thread.starter() == null ? "" : thread.starter());
      to.append(",\"startedAt\":[");
      stack(thread.startedAt());
      to.append("]}");
    }
    to.append(",\"locks\":[");
    list(access.locks());
    to.append("],\"stack\":[");
    stack(access.stack());
    to.append("]}");
  }

  private void finding(Finding finding) {
    to.append("{\"kind\":");
    string(finding.kind().name().replace('_', '-'));
    to.append(",\"title\":");
    string(finding.title());
    to.append(",\"names\":[");
    list(finding.names());
    to.append("],\"threads\":[");
    each(finding.parts(), this::part);
    to.append("],\"advice\":");
    string(finding.advice());
    to.append('}');
  }

  private void part(Finding.Part part) {
    to.append("{\"thread\":");
    string(part.who());
    to.append(",\"steps\":[");
    each(part.steps(), this::step);
    to.append("]}");
  }

  private void step(Finding.Step step) {
    to.append("{\"what\":");
    string(step.what());
    to.append(",\"stack\":[");
    stack(step.stack());
    to.append("]}");
  }

  private void stack(List<StackTraceElement> frames) {
    each(frames, frame -> string(FindingText.frame(frame)));
  }

  private void list(List<String> words) {
    each(words, this::string);
  }

  /** With commas between them. */
  private <T> void each(Iterable<T> all, Consumer<T> one) {
    String comma = "";
    for (T each : all) {
      to.append(comma);
      one.accept(each);
      comma = ",";
    }
  }

  private void string(String text) {
    JsonText.string(to, text);
  }
}
